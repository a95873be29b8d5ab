#!/usr/bin/env python3
"""What the executive's page and the debrief say of a record: who offers until when, rivals, what is secret."""
import json
import os
import sys

sys.path.insert(0, os.path.dirname(__file__))
from recorded import DAY, DEAL, Logging
from support import main, run


class Rows(Logging):
    """Where it stands, on the executive's page."""

    def page(self, path, name="brief"):
        return " ".join(run(name, path, *DAY).out.split())

    def test_an_offer_is_shown_with_its_last_day(self):
        path = self.deal()
        self.log(path, "us", "offer", "price=230k", "until=2026-11-30", "-q", *DAY)
        self.assertIn("price USD 230,000; contract term 1 year; payment terms 30 days; until 30 November 2026",
                      self.page(path))
        late = " ".join(run("brief", path, "--date", "2026-12-02").out.split())
        self.assertIn("payment terms 30 days; stood until 30 November 2026", late)

    def test_terms_that_moved_beside_the_price_are_named_and_the_rest_counted(self):
        path = self.deal(DEAL.replace("people:", "  service_level: [standard, premium]\npeople:")
                         .replace("payment_days: 30}", "payment_days: 30, service_level: standard}"))
        self.log(path, "us", "offer", "payment_days=60", "-q", *DAY)
        self.assertIn("We moved payment terms", self.page(path))
        self.log(path, "us", "offer", "price=230k", "term_years=2", "service_level=premium", "-q", *DAY)
        self.assertRegex(self.page(path), "We moved price from USD 235,000 to USD 230,000; [a-z ]*; [a-z ]*; 1 more")

    def test_every_rival_that_has_not_left_stands_with_what_was_heard_last(self):
        path = self.deal()
        for name, price in (("Globex", "224k"), ("Initech", "230k"), ("Globex", "219k")):
            self.log(path, "them", "competitor", f"competitor={name}", f"price={price}", "-q", *DAY)
        self.assertIn("Rivals ask Globex USD 219,000 (24 November 2026, event 4); Initech USD 230,000 "
                      "(24 November 2026, event 3)", self.page(path))
        self.log(path, "them", "competitor", "leave", "competitor=Globex", "-q", *DAY)
        page = self.page(path)
        self.assertIn("Rivals ask Initech USD 230,000", page)
        self.assertNotIn("219,000", page)

    def test_who_is_for_us_is_among_their_people_where_there_is_room(self):
        theirs = ("  theirs:\n    - {name: Ada, authority: decides}\n"
                  "    - {name: Bo, authority: influences, stance: supportive}\n")
        path = self.deal(DEAL.replace("record:", theirs + "record:"))
        self.assertIn("Bo influences supportive", self.page(path))


    def test_bug_a_full_record_took_more_than_a_page(self):
        path = self.deal()
        self.log(path, "us", "escalation", "request", "-q", *DAY)
        table, lines = "PROMISES SO FAR", []
        for n in range(45):
            lines.append(run("brief", path, *DAY).out)
            self.log(path, "them" if n % 2 else "us", "promise", f"note=paper {n} of the rollout", "-q", *DAY)
        self.assertIn(table, lines[2])
        self.assertNotIn(table, lines[-1])
        for page in lines:
            self.assertLessEqual(page.count("\n"), 66)
            self.assertIn("Must not be given", page)


class Said(Logging):
    """What has been said is no secret, and what needed nobody rests on no grant."""

    LARGE = DEAL.replace("people:\n  ours: [{name: Ana Ruiz, role: lead}]", """\
facts: {value: 1200000, complexity: complex, horizon: strategic, importance: mission_critical, expansion: high}
people:
  ours:
    - {name: Ana Ruiz, role: lead}
    - {name: Tom Feld, role: approver, title: Sales manager}""")

    def secret(self, path):
        lines = json.loads(run("brief", path, *DAY, "--format", "json").out)["executive"]["lines"]
        return [line["text"] for line in lines if line["id"] == "next_terms_secret"]

    def test_what_we_have_said_is_not_to_be_kept_from_them(self):
        path = self.deal(self.LARGE)
        self.log(path, "us", "offer", "price=210k", "-q", *DAY)
        self.log(path, "them", "offer", "price=185k", "-q", *DAY)
        before = self.secret(path)
        self.assertEqual(1, len(before))
        price = before[0].partition("price USD ")[2][:7].replace(",", "")
        self.log(path, "us", "statement", "position", f"price={price}", "-q", *DAY)
        self.assertNotIn(f"price USD {int(price):,}", " ".join(self.secret(path)))

    def test_an_offer_that_needed_nobody_rests_on_no_later_grant(self):
        path = self.deal(self.LARGE)
        self.log(path, "us", "approval", "request", "price=200k", "who=Ana Ruiz", "-q", *DAY)
        self.log(path, "us", "approval", "grant", "answers=2", "price=235k", "who=Tom Feld", "reason=if they sign by May", "-q", *DAY)
        page = " ".join(run("advise", path, *DAY).out.split())
        self.assertNotIn("What we have on the table at Fern Logistics rests on", page)


class Ended(Logging):
    """An agreement that was taken back before the one that was signed."""

    def won(self, first=True):
        path = self.deal()
        if first:
            self.log(path, "them", "accept", "who=Meyer", "-q", *DAY)
            self.log(path, "them", "refuse", "who=Holm", "-q", *DAY)
        self.log(path, "them", "offer", "price=200k", "-q", *DAY)
        self.log(path, "us", "accept", "-q", *DAY)
        self.log(path, "us", "outcome", "won", "-q", *DAY)
        return path

    def test_it_is_on_the_debrief_with_who_when_and_its_worth(self):
        page = " ".join(run("debrief", self.won(), *DAY).out.split())
        self.assertIn("Agreed before price USD 235,000; contract term 1 year; payment terms 30 days: Meyer, 24 November 2026 "
                      "(event 2); ended by Holm on 24 November 2026 (event 3). It was worth USD ", page)
        self.assertIn("more than what was signed", page)

    def test_programs_get_it(self):
        before = json.loads(run("debrief", self.won(), *DAY, "--format", "json").out)["agreed_before"]
        self.assertEqual((2, 3, "them", 23500000),
                         (before["event"], before["ended_event"], before["ended_by"],
                          before["package"]["package"]["price"]))

    def test_without_one_nothing_is_said(self):
        path = self.won(first=False)
        self.assertNotIn("Agreed before", run("debrief", path, *DAY).out)
        self.assertIsNone(json.loads(run("debrief", path, *DAY, "--format", "json").out)["agreed_before"])

    def test_the_line_to_log_leaves_the_rating_open(self):
        self.assertIn("rating: 1..5", run("debrief", self.won(), *DAY).out)


if __name__ == "__main__":
    main()
