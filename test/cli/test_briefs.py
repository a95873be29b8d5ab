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
        self.assertIn("Rivals ask Globex USD 219,000 (said 24 November 2026, event 4, nothing to show for it); "
                      "Initech USD 230,000 (said 24 November 2026, event 3, nothing to show for it)", self.page(path))
        self.log(path, "them", "competitor", "leave", "competitor=Globex", "-q", *DAY)
        page = self.page(path)
        self.assertIn("Rivals ask Initech USD 230,000", page)
        self.assertNotIn("219,000", page)

    def test_a_price_with_evidence_stands_beside_what_is_only_said(self):
        path = self.deal(DEAL.replace("floor_price: 180000}", "floor_price: 180000, competitor: "
                                      "{name: Globex, price: 224000, evidence: the quote}}"))
        self.log(path, "them", "competitor", "competitor=Globex", "price=219k", "-q", *DAY)
        self.assertIn("Rivals ask Globex USD 224,000 (the quote); Globex USD 219,000 (said 24 November 2026, "
                      "event 2, nothing to show for it)", self.page(path))

    def test_a_rival_below_our_standing_offer_is_a_reason_to_leave_though_it_asks_what_we_aim_at(self):
        path = self.deal(DEAL.replace("floor_price: 180000}", "floor_price: 180000, competitor: "
                                      "{name: Globex, price: 224000, evidence: the quote}}\n"
                                      "facts: {competition: head_to_head}"))
        self.log(path, "us", "offer", "price=235k", "-q", *DAY)
        self.assertIn("Globex asks USD 224,000 (the quote), USD 11,000 less than the USD 235,000 that we have on "
                      "the table, and no less than we aim at", self.page(path, "plan"))
        self.log(path, "us", "offer", "price=224k", "-q", *DAY)
        self.assertIn("no less than we aim at: price is no reason", self.page(path, "plan"))

    def test_what_we_accepted_is_as_far_as_we_have_moved_and_nothing_below_it_is_given(self):
        path = self.deal()
        self.log(path, "them", "offer", "price=190k", "-q", *DAY)
        self.log(path, "us", "accept", "-q", *DAY)
        self.log(path, "them", "offer", "price=180k", "-q", *DAY)
        page = self.page(path)
        self.assertIn("We moved price from USD 235,000 to USD 190,000", page)
        self.assertNotIn("anything below USD 215,000", page)

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


class Unsettled(Logging):
    """While two of us have named different terms no page shows an offer as due."""

    TEAM = Said.LARGE.replace("    - {name: Tom Feld", "    - {name: Gil Fox, role: support}\n    - {name: Tom Feld")
    NOT_YET = ("Not yet: the next move is another one ({}). Ana Ruiz and Gil Fox have named different terms, and which of "
               "them stands is settled first; ")

    def told(self):
        path = self.deal(self.TEAM)
        self.log(path, "them", "offer", "price=185k", "-q", *DAY)
        self.log(path, "us", "statement", "disclosure", "price=208k", "--who", "Gil Fox", "-q", *DAY)
        return path

    def words(self, path, name):
        return " ".join(self.expect(run(name, path, *DAY), 0).out.split())

    def test_bug_plan_and_brief_showed_what_comes_next_as_if_it_were_due(self):
        path = self.told()
        move = json.loads(run("advise", path, *DAY, "--format", "json").out)["next_move"]["move"]
        for name, what in (("packages", "this is the offer after it"), ("plan", "this is the offer after it"),
                           ("plan", "these are the steps after it")):
            self.assertIn(self.NOT_YET.format(move) + what, self.words(path, name), name)
        self.assertIn("Advice No offer yet: settle first which of the terms that Ana Ruiz and Gil Fox have named stands",
                      self.words(path, "brief"))

    def test_programs_read_it_too(self):
        path = self.told()
        pages = {name: json.loads(run(name, path, *DAY, "--format", "json").out) for name in ("plan", "brief", "packages")}
        self.assertIn("is settled first", pages["packages"]["not_yet"])
        self.assertEqual(pages["packages"]["not_yet"], pages["plan"]["packages"]["not_yet"])
        self.assertIn("settle first which of the terms", pages["brief"]["advice"])

    def test_once_the_lead_has_said_which_stands_it_is_settled(self):
        path = self.told()
        self.log(path, "us", "statement", "position", "price=235k", "--who", "Ana Ruiz", "-q", *DAY)
        for name in ("packages", "plan"):
            self.assertNotIn("is settled first", self.words(path, name), name)
        self.assertNotIn("Advice No offer yet", self.words(path, "brief"))

    def test_bug_what_they_have_been_told_was_still_not_to_be_hinted_at(self):
        path = self.told()
        for settled in (False, True):
            page = self.words(path, "brief")
            self.assertIn("Gil Fox has told Fern Logistics USD 208,000 (24 November 2026). Must not be given or hinted at: "
                          "that figure again, and anything below it.", page)
            self.assertNotIn("anything below USD 215,000", page)
            self.log(path, "us", "statement", "position", "price=235k", "--who", "Ana Ruiz", "-q", *DAY)

    def test_what_lies_above_the_target_opens_nothing(self):
        path = self.deal(self.TEAM)
        self.log(path, "us", "statement", "disclosure", "price=220k", "--who", "Gil Fox", "-q", *DAY)
        self.assertIn("anything below USD 215,000", self.words(path, "brief"))


class Opened(Logging):
    """Who named a number first stays first, and is no choice once both have."""

    BARE = DEAL[:DEAL.index("record:")] + DEAL[DEAL.index("\n# Kept"):]

    def opening(self, path):
        page = " ".join(run("plan", path, *DAY).out.split())
        return (page, json.loads(run("plan", path, *DAY, "--format", "json").out)["opening"])

    def test_bug_our_number_came_first_after_theirs_had(self):
        path = self.deal(self.BARE)
        self.log(path, "them", "offer", "price=185k", "-q", *DAY)
        page, opening = self.opening(path)
        self.assertIn("Fern Logistics has named a number, and we none: who anchors is past.", page)
        self.assertNotIn("number comes first", page)
        self.assertIsNone(opening["opened_by"])
        self.log(path, "us", "offer", "price=235k", "-q", *DAY)
        page, opening = self.opening(path)
        self.assertIn("Fern Logistics named a number first, and we have named ours since: who anchors is past.", page)
        self.assertNotIn("number comes first", page)
        self.assertEqual(("them", "them"), (opening["who"], opening["opened_by"]))

    def test_bug_what_we_know_of_the_market_outweighed_who_had_spoken(self):
        path = self.deal(self.BARE.replace("market_information: partial", "market_information: good")
                         .replace("value_case: plausible", "value_case: proven"))
        self.log(path, "them", "offer", "price=185k", "-q", *DAY)
        page, opening = self.opening(path)
        self.assertEqual("them", opening["who"])
        self.assertNotIn("Our number comes first", page)
        self.assertNotIn("whoever speaks first", page)

    def test_in_words_or_in_an_offer(self):
        path = self.deal(self.BARE)
        self.log(path, "us", "statement", "position", "price=235k", "-q", *DAY)
        self.assertIn("Our number comes first", self.opening(path)[0])
        self.log(path, "them", "offer", "price=185k", "-q", *DAY)
        self.log(path, "us", "offer", "price=230k", "-q", *DAY)
        page, opening = self.opening(path)
        self.assertIn("We named a number first, and Fern Logistics has named one since: who anchors is past.", page)
        self.assertEqual("us", opening["opened_by"])


class TakenBack(Logging):
    """What was agreed and taken back without a term named is held to, and the page says so."""

    DEAL = """account: Acme
name: T
currency: EUR
date: 2026-11-02
close_by: 2026-12-18
value:
  list_price: 100000
  target_price: 90000
  floor_price: 75000
  cost_to_serve: 30000
  buyer_value: {low: 150000, likely: 200000, high: 250000}
issues:
  price: {from: 75000, to: 100000, step: 1000}
  term_years: [1, 2, 3]
  payment_days: [30, 60]
record:
  - {at: 2026-11-03, by: us, event: offer, package: {price: 98000, term_years: 3, payment_days: 30}}
"""
    NOTE = ("It is what was agreed on 24 November 2026 and Holm ended on 24 November 2026. Acme has named no term that cannot "
            "stand; before it has, nothing is offered beyond that.")

    def ended(self):
        path = self.deal(self.DEAL)
        self.log(path, "them", "offer", "price=92k", "term_years=1", "-q", *DAY)
        self.log(path, "us", "accept", "-q", *DAY)
        self.log(path, "them", "refuse", "who=Holm", "-q", *DAY)
        return path

    def test_bug_the_next_offer_was_what_was_agreed_and_nothing_said_so(self):
        path = self.ended()
        for name in ("packages", "plan"):
            self.assertIn(self.NOTE, " ".join(run(name, path, *DAY).out.split()), name)
        page = json.loads(run("packages", path, *DAY, "--format", "json").out)
        self.assertEqual((9200000, True), (page["next"]["package"]["price"], page["as_agreed"]))

    def test_a_term_that_they_named_leaves_the_next_offer(self):
        path = self.deal(self.DEAL)
        self.log(path, "us", "offer", "price=92k", "term_years=2", "-q", *DAY)
        self.log(path, "them", "accept", "-q", *DAY)
        self.log(path, "them", "refuse", "who=Holm", "term_years=2", "-q", *DAY)
        page = json.loads(run("packages", path, *DAY, "--format", "json").out)
        self.assertNotEqual(2, page["next"]["package"]["term_years"])
        self.assertIs(False, page["as_agreed"])
        self.assertNotIn("It is what was agreed", run("packages", path, *DAY).out)


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
        self.assertIn("more than what is agreed", page)

    def test_bug_one_of_the_same_worth_was_told_as_worth_0_more(self):
        path = self.deal()
        for who, what in (("them", "accept"), ("them", "refuse"), ("us", "offer"), ("them", "accept"), ("us", "outcome")):
            terms = {"offer": ("price=235k", "term_years=1", "payment_days=30"), "outcome": ("won",)}.get(what, ())
            self.log(path, who, what, *terms, "-q", *DAY)
        page = " ".join(run("debrief", path, *DAY).out.split())
        self.assertIn("to us, as much as what is agreed", page)
        self.assertNotIn(" 0 more", page)

    def test_bug_the_gap_to_the_walk_away_was_another_than_on_the_packages_page(self):
        path = self.won()
        debrief, packages = (json.loads(run(name, path, *DAY, "--format", "json").out) for name in ("debrief", "packages"))
        self.assertEqual(packages["agreement"]["gain_us"], debrief["over_walk_away"])
        self.assertEqual(debrief["agreed"]["worth"]["us"] - debrief["walk_away"], debrief["over_walk_away"])
        self.assertEqual(debrief["agreed"]["worth"]["us"] - debrief["target_worth"], debrief["worth_over_target"])
        worth = next(line for line in run("packages", path, *DAY).out.splitlines() if "Worth to us" in line).split()
        self.assertIn(" ".join(worth), " ".join(run("debrief", path, *DAY).out.split()))

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
