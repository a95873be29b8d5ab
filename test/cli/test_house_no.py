#!/usr/bin/env python3
"""What our own house has said no to, or granted only in part, as all pages of one record tell it."""
import json
import os
import sys

sys.path.insert(0, os.path.dirname(__file__))
from support import Case, main, run

DEAL = """account: Fern Logistics
name: Rollout
currency: USD
date: 2026-11-27
close_by: 2026-12-18
facts: {value: 640000, competition: head_to_head}
value: {list_price: 240000, target_price: 215000, floor_price: 180000}
must: {payment_days: {at_most: 60}}
issues:
  price: {from: 180000, to: 240000, step: 5000}
  term_years: [1, 2, 3]
  payment_days: [30, 45, 60, 90]
  case_study: {us: {none: 0, written: 15300}, them: {none: 0, written: -2100}}
  service_level: {us: {standard: 0, premium: -22300}, them: {standard: 0, premium: 48700}}
people:
  ours:
    - {name: Ana Ruiz, role: lead}
    - {name: Tom Feld, role: approver, title: Deal Desk}
    - {name: Sam Okoye, role: sponsor, title: CFO}
  theirs: [{name: J. Meyer, authority: decides}]
record:
  - {at: 2026-11-16, by: us, who: Ana Ruiz, event: offer, package: {price: 235000, term_years: 1, payment_days: 30}}
"""


def by_us(day, event, terms=""):
    return f"{{at: 2026-11-{day}, by: us, who: Ana Ruiz, event: {event}, package: {{{terms}}}}}"


def by_them(day, event, terms):
    return f"{{at: 2026-11-{day}, by: them, event: {event}, package: {{{terms}}}}}"


def ask(day, terms):
    return by_us(day, "approval, action: request", terms)


def answer(day, action, terms="", reason="", who="Sam Okoye"):
    more = (f", package: {{{terms}}}" if terms else "") + (f", reason: \"{reason}\"" if reason else "")
    return f"{{at: 2026-11-{day}, by: us, who: {who}, event: approval, action: {action}{more}}}"


class HouseNo(Case):
    def pages(self, *events, edits=(), options=()):
        text = DEAL + "".join(f"  - {event}\n" for event in events)
        for old, new in edits:
            self.assertIn(old, text)
            text = text.replace(old, new)
        path = self.write("deal.yaml", text)
        return {command: self.expect(run(command, path, "--format", "markdown", *options), 0).out
                for command in ("advise", "plan", "packages", "brief", "debrief")}

    def test_bug_what_was_asked_for_and_cut_was_not_asked_for(self):
        pages = self.pages(by_them(17, "offer", "price: 190000, payment_days: 60"), ask(18, "price: 190000"),
                           answer(19, "grant", "price: 205000"), by_us(20, "offer", "price: 200000, payment_days: 60"))
        granted = "Sam Okoye granted price USD 205,000 on 19 November 2026 and not price USD 190,000"
        for command in ("advise", "plan", "packages"):
            self.assertIn(granted, pages[command])
            self.assertNotIn("has not been asked for", pages[command])
        self.assertIn("Nothing beyond price USD 205,000: Sam Okoye granted no more on 19 November 2026", pages["brief"])
        self.assertIn("granted in part 19 November 2026 by Sam Okoye (price USD 205,000) | price USD 190,000 |", pages["advise"])

    def test_bug_what_was_refused_with_other_terms_came_back(self):
        opens = by_them(17, "offer", "price: 190000")
        self.assertIn("service level premium", self.pages(opens)["packages"])
        pages = self.pages(opens, ask(18, "service_level: premium, payment_days: 45"),
                           answer(19, "refuse", reason="delivery cannot"))
        self.assert_leaves_out(pages, "service level premium", "payment terms 45 days", "payment terms 60 days")
        # What they have from us already is not taken back by leaving it out: it waits for another answer.
        pages = self.pages(opens, by_us(18, "offer", "price: 232000, service_level: premium"),
                           answer(19, "refuse", "service_level: premium", "delivery cannot"))
        refused = "Sam Okoye refused service level premium on 19 November 2026"
        for command in ("advise", "plan", "packages"):
            self.assertIn(refused, pages[command])
        self.assertIn("is something of what our own house has said no to: " + refused + " (“delivery cannot”)", pages["packages"])
        self.assertIn("who refused service level premium on 19 November 2026: service level premium.", pages["brief"])

    def test_bug_a_term_refused_with_a_low_price_was_out_at_any_price(self):
        opens = by_them(17, "offer", "price: 190000, service_level: premium")
        low = ask(18, "price: 199000, service_level: premium")
        pages = self.pages(opens, low, answer(19, "refuse", reason="hold above 210 first"))
        # The price is out and what is below it; the term is not, but its next yes is his who refused it.
        self.assertNotIn("Not given before another answer", pages["packages"])
        self.assertNotIn("said no to", pages["packages"])
        self.assertIn("service level premium", pages["packages"].split("#### Not on the table yet")[0])
        self.assertIn("Only at a higher price, and with a new yes of our own house: service level premium. Sam Okoye refused "
                      "price USD 199,000; service level premium on 19 November 2026", pages["packages"])
        self.assertIn("(CFO: ask Sam Okoye)", pages["packages"])
        # Where the refusal singles the term out, no price brings it back.
        pages = self.pages(opens, low, answer(19, "refuse", "service_level: premium", "delivery cannot"))
        self.assertIn("Not given before another answer of our own house: service level premium", pages["packages"])
        self.assert_leaves_out(pages, "service level premium")

    def test_bug_one_yes_had_two_names(self):
        events = (by_them(17, "offer", "price: 190000, service_level: premium"),
                  answer(18, "refuse", "service_level: premium", "delivery cannot"))
        path = self.write("deal.yaml", DEAL + "".join(f"  - {event}\n" for event in events))
        page = self.expect(run("score", path, "--package", "{price: 199000, term_years: 2, service_level: premium}",
                               "--format", "markdown"), 0).out
        # Who said no is to answer again; nobody else's yes would help.
        self.assertIn("**Approval**: another answer of Sam Okoye", page)
        self.assertIn("In this package is something of what our own house has said no to", page)
        self.assertNotRegex(page, r"this package \([^)]*: ask")

    def test_bug_what_stands_was_offered_as_new_and_nobody_was_named_for_more(self):
        edits = [("case_study: {us: {none: 0, written: 15300}, them: {none: 0, written: -2100}}", "late_fee: [yes, no]"),
                 ("term_years: [1, 2, 3]", "term_years: [1]"), ("payment_days: [30, 45, 60, 90]", "payment_days: [30]"),
                 ("must: {payment_days: {at_most: 60}}\n", "")]
        edits[0] = (edits[0][0], "case_study: {us: {none: 0}, them: {none: 0}}")
        pages = self.pages(by_them(17, "offer", "price: 190000"), answer(18, "refuse", "price: 230000", "hold"),
                           answer(19, "refuse", "service_level: premium", "delivery cannot"), edits=edits)
        page = pages["packages"]
        self.assertIn("No offer of ours goes beyond what Fern Logistics has from us now: price USD 235,000", page)
        self.assertNotIn("Here is what we can do", page)
        self.assertIn("Not given before another answer of our own house: price USD 230,000. Sam Okoye refused price USD 230,000 "
                      "on 18 November 2026 (“hold”)", page)
        self.assertIn("Not given before another answer of our own house: service level premium. Sam Okoye refused", page)

    def test_bug_a_request_for_what_they_have_already_named_nothing(self):
        pages = self.pages(by_us(17, "offer", "price: 232000, service_level: premium"), ask(18, "service_level: premium"),
                           answer(19, "refuse", "", "delivery cannot"))
        self.assertIn("| no. 3, 18 November 2026, Ana Ruiz | service level premium |", pages["advise"])

    def test_bug_what_was_granted_in_part_was_said_to_be_refused(self):
        opens, cut = by_them(17, "offer", "price: 190000"), answer(19, "grant", "price: 215000")
        pages = self.pages(opens, ask(18, "price: 205000"), cut)
        self.assertIn("| Approval for a yes to their offer | not asked for | **another answer needed** |", pages["advise"])
        # And what nobody said yes to is without one, whatever had been asked for.
        pages = self.pages(opens, ask(18, "price: 205000"), cut, "{at: 2026-11-20, by: us, who: Ana Ruiz, event: accept}")
        self.assertIn("| Approval for what they have from us | granted | **without a yes** |", pages["advise"])
        self.assertIn("said without a yes 1", pages["debrief"])
        self.assertIn("What of ours went to Fern Logistics before its yes", pages["debrief"])

    def assert_leaves_out(self, pages, *terms):
        """Neither quoted packages nor equal ones, trades or steps have the terms."""
        page = pages["packages"]
        offers = page[page.index("## Next offer"):page.index("#### Not on the table yet")]
        ladder = page[page.rfind("## Concession ladder"):]
        for term in terms:
            self.assertNotIn(term, offers)
            self.assertNotIn(term.replace("premium", "from standard to premium"), ladder)

    def test_bug_packages_had_what_we_or_an_approver_had_refused_of_our_own_accord(self):
        opens = by_them(17, "offer", "price: 190000, service_level: premium, payment_days: 60")
        for no in (by_us(18, "refuse", "service_level: premium"), answer(18, "refuse", "service_level: premium")):
            pages = self.pages(opens, no)
            self.assert_leaves_out(pages, "service level premium")
            self.assertNotIn("said no to", pages["packages"])
            # Until somebody of us says another thing.
            for yes in (by_us(19, "offer", "service_level: premium"), answer(19, "grant", "service_level: premium")):
                if ("approval" in no) == ("approval" in yes):
                    self.assertIn("service level premium", self.pages(opens, no, yes)["packages"])

    def test_bug_an_ended_agreement_came_back_at_the_price_that_our_house_had_refused(self):
        moves = (by_them(17, "offer", "price: 205000, payment_days: 60"), ask(17, "price: 210000"))
        agreed = (by_us(18, "offer", "price: 210000, payment_days: 45"), "{at: 2026-11-19, by: them, event: accept}")
        ended = "{at: 2026-11-21, by: us, who: Ana Ruiz, event: refuse}"
        pages = self.pages(*moves, answer(18, "grant", "price: 220000"), *agreed, ended)
        self.assertIn("As a single offer: USD 220,000", pages["advise"])
        self.assertNotIn("said no to", pages["packages"])
        # Where nothing is granted, above what was refused.
        pages = self.pages(*moves, *agreed, answer(20, "refuse", "price: 210000", "below margin"), ended)
        self.assertIn("As a single offer: USD 215,000", pages["advise"])
        self.assertIn("has not been asked for: price USD 215,000", pages["advise"])

    def test_bug_a_package_that_waits_for_another_answer_was_said_to_be_the_sellers_own(self):
        events = (by_them(17, "offer", "price: 190000"), by_us(18, "offer", "price: 232000, service_level: premium"),
                  answer(19, "refuse", "service_level: premium"))
        pages = self.pages(*events)
        self.assertIn("| another answer of Sam Okoye |", " ".join(pages["packages"].split()))
        self.assertNotIn("| Approval | seller |", pages["packages"])
        self.assertIn("**Approval**: another answer of Sam Okoye", pages["packages"])
        path = self.write("deal.yaml", DEAL + "".join(f"  - {event}\n" for event in events))
        data = json.loads(run("advise", path, "--format", "json").out)
        self.assertEqual(data["requests"]["next_offer"], "refused")

    def test_the_ladder_ends_at_what_was_granted(self):
        pages = self.pages(by_them(17, "offer", "price: 190000"), ask(18, "price: 205000"), answer(19, "grant", "price: 215000"))
        self.assert_leaves_out(pages, "USD 210,", "USD 205,", "USD 20")

    def test_a_refusal_that_was_overcome_is_no_more_said(self):
        pages = self.pages(by_them(17, "offer", "price: 190000"), answer(18, "refuse", "service_level: premium"),
                           answer(19, "grant", "service_level: premium"))
        for page in pages.values():
            self.assertNotIn("something of what our own house", page)
            self.assertNotIn("Not given before another answer", page)

    def test_bug_a_refusal_after_a_wide_grant_left_nothing_to_be_asked(self):
        pages = self.pages(by_them(17, "offer", "price: 190000"),
                           answer(18, "grant", "price: 185000, payment_days: 60, service_level: premium"),
                           answer(19, "refuse", "price: 232000", "the quarter is made"))
        self.assertIn("Here is what we can do: price USD 235,000", pages["packages"])
        self.assert_leaves_out(pages, "USD 232", "USD 22")

    def test_a_term_that_another_grant_is_tied_to_is_no_refusal(self):
        pages = self.pages(by_them(17, "offer", "price: 213000"),
                           answer(19, "grant", "price: 213000, term_years: 3"))
        self.assertNotIn("Next move: hold", pages["advise"])
        for page in pages.values():
            self.assertNotIn("said no to", page)

    def test_reasons_of_a_refusal_are_for_those_who_may_see_walk_aways(self):
        pages = self.pages(by_them(17, "offer", "price: 190000"),
                           answer(18, "refuse", "service_level: premium", "we end at 181,300"),
                           options=["--hide-walk-away"])
        self.assertIn("Sam Okoye refused service level premium on 18 November 2026", pages["packages"])
        for page in pages.values():
            self.assertNotIn("181,300", page)

    def test_bug_an_offer_that_an_approver_had_refused_was_to_be_accepted(self):
        for offered, answers in (
                ("price: 214000, term_years: 3",
                 (ask(18, "price: 214000, term_years: 3"), answer(19, "refuse", reason="below the margin"))),
                # Refused with one year, and they give three: a no all the same, until somebody has changed it.
                ("price: 214000, term_years: 3, payment_days: 45",
                 (answer(19, "refuse", "price: 214000", "below the margin"),))):
            pages = self.pages(by_them(17, "offer", offered), *answers)
            self.assertIn("**Next move: hold.**", pages["advise"])
            self.assertIn("No yes to Fern Logistics yet: Sam Okoye refused price USD 214,000 on 19 November 2026 "
                          "(“below the margin”)", pages["advise"])
            self.assertNotIn("We accept your offer", pages["advise"])
            self.assertNotIn("What to accept", pages["packages"])
            self.assertIn("No yes to what Fern Logistics offers: Sam Okoye refused price USD 214,000", pages["brief"])
            self.assertIn("no yes to it before Sam Okoye has changed that answer", pages["plan"])

    def test_bug_an_offer_beyond_a_part_that_was_granted_was_to_be_accepted(self):
        pages = self.pages(by_them(17, "offer", "price: 213000, term_years: 3"), ask(18, "price: 213000"),
                           answer(19, "grant", "price: 217000"))
        self.assertIn("**Next move: hold.**", pages["advise"])
        self.assertIn("Sam Okoye granted price USD 217,000 on 19 November 2026 and not price USD 213,000", pages["advise"])

    def test_a_yes_after_the_no_lets_their_offer_be_accepted(self):
        pages = self.pages(by_them(17, "offer", "price: 214000, term_years: 3"),
                           answer(18, "refuse", "price: 214000", "below the margin"),
                           answer(19, "grant", "price: 214000"))
        self.assertIn("**Next move: accept.**", pages["advise"])

    def test_bug_a_grant_beyond_the_request_was_hidden_in_the_table(self):
        pages = self.pages(by_them(17, "offer", "price: 190000"), ask(18, "price: 215000"),
                           answer(19, "grant", "price: 205000, payment_days: 60"))
        self.assertIn("granted 19 November 2026 by Sam Okoye, and more than was asked for (price USD 205,000; payment terms 60 days)",
                      pages["advise"])
        # Terms that the rest is tied to are no more than was asked for.
        pages = self.pages(by_them(17, "offer", "price: 190000"), ask(18, "price: 200000"),
                           answer(19, "grant", "price: 200000, term_years: 3"))
        self.assertIn("granted 19 November 2026 by Sam Okoye, with contract term 3 years |", pages["advise"])
        self.assertNotIn("more than was asked for", pages["advise"])

    def test_bug_a_return_that_they_had_refused_stood_in_the_request_for_a_yes(self):
        asked = ask(18, "price: 200000, term_years: 3, case_study: written")
        pages = self.pages(by_them(17, "offer", "price: 190000"), asked)
        self.assertIn("In return we ask for contract term 3 years; case study written.", pages["advise"])
        pages = self.pages(by_them(17, "offer", "price: 190000"), asked, by_them(19, "refuse", "term_years: 3"))
        self.assertIn("In return we ask for case study written.", pages["advise"])
        pages = self.pages(by_them(17, "offer", "price: 190000"), asked, by_them(19, "refuse", "term_years: 3"),
                           by_them(20, "refuse", "case_study: written"))
        self.assertNotIn("In return we ask for", pages["advise"])

    def test_bug_the_brief_said_no_words_of_the_grant_that_our_offer_rests_on(self):
        events = (by_them(17, "offer", "price: 190000"), ask(18, "price: 200000"),
                  answer(19, "grant", reason="only with three years"), by_us(20, "offer", "price: 212000"),
                  by_them(21, "offer", "price: 195000"))
        brief = self.pages(*events)["brief"]
        self.assertIn("misses a condition Sam Okoye set when granting it on 19 November 2026: “only with three years”", brief)
        self.assertNotIn("three years”", self.pages(*events, options=["--hide-walk-away"])["brief"])

    def test_bug_nobody_said_why_a_small_share_needed_a_higher_authority(self):
        large = [("list_price: 240000, target_price: 215000, floor_price: 180000",
                  "list_price: 940000, target_price: 890000, floor_price: 780000"),
                 ("price: {from: 180000, to: 240000, step: 5000}", "price: {from: 780000, to: 940000, step: 5000}"),
                 ("price: 235000", "price: 931000")]
        pages = self.pages(by_them(17, "offer", "price: 820000"), edits=large)
        for command in ("plan", "packages"):
            self.assertRegex(pages[command], r"USD [\d,]+ a year off list, more than the USD 25,000 a year that the "
                                             r"seller may give alone, whatever the share\.")
        pages = self.pages(by_them(17, "offer", "price: 190000"))
        self.assertNotIn("whatever the share", pages["packages"])

    def test_bug_what_a_grant_leaves_out_was_no_fault_where_the_seller_may_give_the_rest_alone(self):
        terms = "price: 225300, service_level: premium"
        first = (by_them(17, "offer", terms), ask(18, terms), answer(19, "grant", "price: 225300"))
        accepted = self.pages(*first, "{at: 2026-11-20, by: us, who: Ana Ruiz, event: accept}")
        put = self.pages(*first, by_us(20, "offer", terms))
        for pages in (accepted, put):
            self.assertIn("Put or accepted without approval | none | **one or more**", pages["advise"])
            self.assertIn("needed the CFO. Granted: price USD 225,300; not granted: service level premium.", pages["advise"])
        self.assertIn("They needed the yes of the CFO, which is not on the record, and Fern Logistics holds our word on them", accepted["advise"])
        self.assertNotIn("Put it in writing today", accepted["advise"])
        within = self.pages(*first, by_us(20, "offer", "price: 225300"))
        self.assertNotIn("without approval", within["advise"])

    def test_bug_the_debrief_did_not_say_what_had_been_refused_or_cut(self):
        end = ("{at: 2026-11-21, by: them, event: accept}", "{at: 2026-11-22, by: us, event: outcome, outcome: won}")
        first = (by_them(17, "offer", "price: 190000, payment_days: 60"), ask(18, "price: 190000, payment_days: 60"))
        cut = self.pages(*first, answer(19, "grant", "price: 200000"),
                         by_us(20, "offer", "price: 195000, payment_days: 60"), *end)["debrief"]
        self.assertIn("Ana Ruiz put price USD 195,000; payment terms 60 days to Fern Logistics (20 November 2026) without a yes "
                      "to all of it. Granted: price USD 200,000; not granted: price USD 195,000; payment terms 60 days.", cut)
        self.assertIn("granted 0, in part 1, refused 0, said without a yes 1", cut)
        against = self.pages(*first, answer(19, "refuse"), by_us(20, "offer", "price: 190000, payment_days: 60"),
                             *end)["debrief"]
        self.assertIn("said without a yes 0, against a refusal 1", against)
        self.assertIn("after Sam Okoye had refused price USD 190,000; payment terms 60 days (19 November 2026)", against)
        self.assertIn("went to Fern Logistics against a no of our own house", against)
        since = self.pages(*first, by_us(19, "offer", "price: 190000, payment_days: 60"), answer(20, "refuse"),
                           *end)["debrief"]
        self.assertIn("without the yes that it needed, and Sam Okoye refused", since)


    def test_bug_a_refusal_after_the_act_was_told_as_the_one_before_it(self):
        approver = ("    - {name: Sam Okoye, role: sponsor, title: CFO}\n",
                    "    - {name: Sam Okoye, role: sponsor, title: CFO}\n    - {name: Ida Brun, role: approver, title: CRO}\n")
        before = (by_them(17, "offer", "price: 190000"), ask(18, "price: 191000"), answer(19, "refuse", reason="early"))
        for act, told in ((by_us(20, "offer", "price: 190000"), "Ana Ruiz put price USD 190,000 to Fern Logistics"),
                          ("{at: 2026-11-20, by: us, who: Ana Ruiz, event: accept}",
                           "We took what Fern Logistics had on the table")):
            pages = self.pages(*before, act, answer(21, "refuse", "price: 190000", who="Ida Brun"), edits=[approver])
            had = f"{told} (20 November 2026) after Sam Okoye had refused price USD 191,000 (19 November 2026)"
            self.assertIn(f"{had}; Ida Brun has refused it since. → Settle it with Ida Brun today", " ".join(pages["advise"].split()))
            self.assertIn(f"{had}, and Ida Brun refused it afterwards.", pages["debrief"])
            pages = self.pages(*before, act, edits=[approver])
            self.assertIn(f"{had}. → Tell", " ".join(pages["advise"].split()))


if __name__ == "__main__":
    main()
