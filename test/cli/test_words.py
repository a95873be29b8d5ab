#!/usr/bin/env python3
"""A price or a term that one of ours has said beside our offer is one thing on every page, whoever refused it since."""
import os
import sys

sys.path.insert(0, os.path.dirname(__file__))
from support import Case, main

DEAL = """\
name: Warehouse suite
account: Brenner Retail
currency: EUR
date: 2026-11-02
close_by: 2026-12-18
owner: lena
situation: Their present warehouse software loses support in March and peak season starts in May.
facts:
  value: 450000
  complexity: moderate
  contract: complex
  procurement: professional
  buyer_focus: price
  competition: head_to_head
  position: challenger
  horizon: repeat
  their_urgency: medium
  buyer_conduct: neutral
value:
  list_price: 150000
  target_price: 132000
  floor_price: 112000
  cost_to_serve: 40000
  buyer_value: {low: 200000, likely: 260000, high: 320000, evidence: picking study of September}
  competitor: {name: Stockwise, price: 128000, evidence: quote shown by their buyer}
issues:
  price: {from: 112000, to: 150000, step: 1000}
  term_years: [1, 2, 3]
  payment_days: [30, 60, 90]
  training:
    us:   {online: 0, on_site: -9000}
    them: {online: 0, on_site: [8000, 14000, 20000]}
  service_level:
    us:   {standard: 0, premium: -15000}
    them: {standard: 0, premium: [15000, 25000, 35000]}
  case_study:
    us:   {none: 0, written: 12000}
    them: {none: 0, written: -2000}
must: {payment_days: {at_most: 60}}
people:
  ours:
    - {name: Lena Vogt, role: lead, title: Account Executive}
    - {name: Paul Adler, role: approver, title: Sales Director}
    - {name: Ruth Kern, role: sponsor, title: CRO}
  theirs:
    - {name: M. Haas, title: Head of Procurement, authority: decides, stance: neutral, interest: price}
    - {name: T. Weiss, title: Logistics Director, authority: influences, stance: supportive, interest: no stop in peak season}
deadlines:
  - {date: 2026-12-31, what: our quarter end, owner: ours, kind: quarter_end, evidence: fiscal calendar}
  - {date: 2026-12-10, what: budget committee, owner: buyer, kind: budget, evidence: said by M. Haas on 26 October}
record:
"""
OPENED = [
    "{at: 2026-11-04, by: us, who: Lena Vogt, event: offer, package: {price: 145000, term_years: 2}}",
    "{at: 2026-11-06, by: them, who: M. Haas, event: offer, package: {price: 118000}}"]
SAID = ["{at: 2026-11-09, by: us, who: Lena Vogt, event: statement, statement: position, package: {price: 129000}}"]
REFUSED = [
    "{at: 2026-11-10, by: us, who: Lena Vogt, event: approval, action: request, package: {price: 129000}}",
    "{at: 2026-11-11, by: us, who: Paul Adler, event: approval, action: refuse, answers: 4, reason: too low}"]
COUNTERED = ["{at: 2026-11-12, by: them, who: M. Haas, event: offer, package: {price: 124000}}"]


class Said(Case):
    def page(self, command, *events, day):
        record = "".join(f"  - {event}\n" for event in events)
        return self.page_of(DEAL + record, command, "--date", day, err=None)


class RefusedHere(Said):
    """Our own house has refused the price that we have said."""

    def test_bug_a_word_that_our_house_refused_was_to_be_put_as_an_offer(self):
        page = self.page("advise", *OPENED, *SAID, *REFUSED, *COUNTERED, day="2026-11-12")
        self.assertIn("Next move: hold.", page)
        self.assertIn("Brenner Retail holds us to EUR 129,000, which our own house has refused", page)
        self.assertIn("Paul Adler refused it on 11 November 2026 (“too low”)", page)
        self.assertNotIn("put both as one offer", page)
        self.assertNotIn("asks for a move of ours today", page)

    def test_a_word_that_nobody_has_answered_is_put_after_the_yes(self):
        page = self.page("advise", *OPENED, *SAID, *COUNTERED, day="2026-11-12")
        self.assertIn("our own house has not said yes to it: have that yes first", page)

    def test_a_word_that_needs_nobody_is_put_as_an_offer(self):
        said = SAID[0].replace("129000", "143000")
        page = self.page("advise", *OPENED, said, *COUNTERED, day="2026-11-12")
        self.assertIn("put both as one offer", page)

    def test_a_word_that_was_granted_after_the_refusal_holds_nothing_up(self):
        grant = "{at: 2026-11-12, by: us, who: Paul Adler, event: approval, action: grant, package: {price: 129000}}"
        page = self.page("advise", *OPENED, *SAID, *REFUSED, *COUNTERED, grant, day="2026-11-12")
        self.assertIn("put both as one offer", page)
        self.assertNotIn("Next move: hold.", page)


class SaidTooLow(Said):
    """A price in words below what they offer, and one before any offer."""

    MORE = "{at: 2026-11-12, by: them, who: M. Haas, event: offer, package: {price: 145000, term_years: 2}}"
    LESS = "{at: 2026-11-13, by: us, who: Ruth Kern, event: statement, statement: ultimatum, package: {price: 131500}}"
    FIRST = "{at: 2026-11-04, by: us, who: Lena Vogt, event: statement, statement: position, package: {price: 139500}}"

    def test_bug_a_word_below_their_offer_turned_the_yes_into_a_lower_offer_of_ours(self):
        page = self.page("advise", OPENED[0], self.MORE, self.LESS, day="2026-11-13")
        self.assertIn("Next move: accept", page)
        self.assertIn("more than the EUR 131,500 that was said on our side since", page)
        self.assertIn("nobody of ours comes back to that figure", page)
        page = self.page("advise", OPENED[0], self.MORE.replace("145000", "138000"), self.LESS, day="2026-11-13")
        self.assertIn("one of us says today that it does not stand", page)
        self.assertNotIn("which of their two terms stands", page)
        self.assertIn("Say yes to what Brenner Retail has on the table: price EUR 145,000",
                      self.page("packages", OPENED[0], self.MORE, self.LESS, day="2026-11-13"))

    def test_a_word_above_their_offer_leaves_it_at_that(self):
        higher = self.LESS.replace("131500", "146000")
        self.assertNotIn("comes back to that figure", self.page("advise", OPENED[0], self.MORE, higher, day="2026-11-13"))

    def test_bug_the_plan_opened_above_the_price_that_one_of_ours_had_said(self):
        page = self.page("plan", self.FIRST, day="2026-11-05")
        self.assertIn("Our number: EUR 139,500 a year", page)
        self.assertIn("Brenner Retail has heard EUR 139,500 from Lena Vogt (4 November 2026)", page)
        self.assertNotIn("Open at EUR", page)
        page = self.page("advise", self.FIRST, day="2026-11-05")
        self.assertIn("No offer of ours goes above it", page)
        self.assertNotIn("Nothing has been put to", page)

    def test_what_has_passed_or_is_above_the_plan_holds_no_opening_down(self):
        for said in (self.FIRST.replace("139500", "150000"),
                     self.FIRST.replace("position, package:", "ultimatum, until: 2026-11-04, package:")):
            self.assertNotIn("Brenner Retail has heard EUR", self.page("plan", said, day="2026-11-05"))


class PromisedPrice(Said):
    """A price that we have promised is a word of ours, and no work that is done beside the talks."""

    PROMISE = ("{at: 2026-11-09, by: us, who: Lena Vogt, event: statement, statement: promise, package: {price: 134000}, "
               "until: 2026-11-13, note: 134 if you sign this month}")
    GRANT = "{at: 2026-11-10, by: us, who: Paul Adler, event: approval, action: grant, package: {price: 134000}}"

    def test_bug_the_next_offer_asked_for_more_than_the_price_that_we_had_promised(self):
        for_us = (*OPENED, self.PROMISE, self.GRANT, *COUNTERED)
        page = self.page("advise", *for_us, day="2026-11-12")
        self.assertIn("Brenner Retail has heard EUR 134,000 from Lena Vogt (9 November 2026)", page)
        self.assertNotIn("It is done whatever the next move is", page)
        self.assertRegex(self.page("plan", *for_us, day="2026-11-12"), r"0 said by (us )?134,000")
        self.assertIn("in words EUR 134,000 on 9 November 2026", self.page("brief", *for_us, day="2026-11-12"))

    def test_once_its_day_has_passed_it_is_no_promise_that_was_not_kept(self):
        page = self.page("advise", *OPENED, self.PROMISE, self.GRANT, *COUNTERED, day="2026-11-16")
        self.assertIn("was to hold until 13 November 2026, and that day has passed", page)
        self.assertNotIn("promise_not_kept", page)

    def test_what_logs_it_says_that_it_holds_us_to_the_price(self):
        page = self.page("advise", *OPENED, self.PROMISE, day="2026-11-09")
        self.assertIn("It is our word until then", page)
        self.assertNotIn("dealwright log DEAL us note", page)

    def test_one_that_was_answered_is_our_word_no_more(self):
        answer = "{at: 2026-11-11, by: us, who: Lena Vogt, event: note, answers: 3, note: taken back in writing}"
        page = self.page("advise", *OPENED, self.PROMISE, self.GRANT, answer, *COUNTERED, day="2026-11-12")
        self.assertNotIn("Brenner Retail has heard EUR 134,000", page)


class PromisedTerm(Said):
    """They had said no to what one of ours promises."""

    OFFERED = ("{at: 2026-11-09, by: us, who: Lena Vogt, event: offer, package: {price: 138000, training: on_site}}")
    NO = ("{at: 2026-11-11, by: them, who: M. Haas, event: refuse, package: {training: on_site}, "
          "reason: people work from home}")
    PROMISE = ("{at: 2026-11-13, by: us, who: Ruth Kern, event: statement, statement: promise, "
               "package: {training: on_site}, until: 2026-11-20, note: training is on us}")

    def test_bug_a_promise_was_to_be_kept_whatever_comes_beside_an_offer_without_it(self):
        page = self.page("advise", *OPENED, self.OFFERED, self.NO, *COUNTERED, self.PROMISE, day="2026-11-13")
        self.assertNotIn("whatever the next move is", page)
        self.assertIn("“training is on us”, and Brenner Retail had said no to that on 11 November 2026", page)
        self.assertIn("Ask first whether it is wanted now", page)
        self.assertNotIn("when it is done, “dealwright log", page)

    def test_what_they_have_not_refused_is_owed(self):
        page = self.page("advise", *OPENED, self.OFFERED, *COUNTERED, self.PROMISE, day="2026-11-13")
        self.assertIn("It is done whatever the next move is", page)

    def test_what_they_have_named_since_their_no_is_owed(self):
        wanted = "{at: 2026-11-12, by: them, who: M. Haas, event: offer, package: {price: 124000, training: on_site}}"
        page = self.page("advise", *OPENED, self.OFFERED, self.NO, wanted, self.PROMISE, day="2026-11-13")
        self.assertIn("It is done whatever the next move is", page)


class TradeNeedsAYes(Said):
    """The trade that is advised, and our own house."""

    OPENED = [
        "{at: 2026-11-04, by: us, who: Lena Vogt, event: offer, "
        "package: {price: 138000, training: on_site, payment_days: 60, service_level: premium}}",
        "{at: 2026-11-06, by: them, who: M. Haas, event: offer, package: {price: 130000}}",
        "{at: 2026-11-09, by: us, who: Lena Vogt, event: offer, package: {price: 136000}}"]
    REFUSED = [
        "{at: 2026-11-10, by: us, who: Lena Vogt, event: approval, action: request, package: {price: 136000}}",
        "{at: 2026-11-11, by: us, who: Paul Adler, event: approval, action: refuse, answers: 4, reason: not with premium}"]
    AGAIN = [
        "{at: 2026-11-12, by: us, who: Lena Vogt, event: offer, package: {price: 136000, service_level: standard}}",
        "{at: 2026-11-13, by: them, who: M. Haas, event: offer, package: {price: 131000}}"]

    def test_bug_a_trade_gave_what_our_house_had_refused_and_did_not_say_so(self):
        page = self.page("advise", *self.OPENED, *self.REFUSED, *self.AGAIN, day="2026-11-13")
        self.assertIn("we can provide premium as service level", page)
        self.assertIn("Paul Adler refused on 11 November 2026 what it gives (“not with premium”)", page)
        plan = self.page("plan", *self.OPENED, *self.REFUSED, *self.AGAIN, day="2026-11-13")
        self.assertIn("The trade to put next gives what Paul Adler refused on 11 November 2026", plan)

    def test_one_that_nobody_refused_names_whose_yes_it_needs(self):
        page = self.page("advise", *self.OPENED, *self.AGAIN, day="2026-11-13")
        self.assertIn("Not before the sales manager has said yes to it: ask Paul Adler first", page)


class SaidBefore(Said):
    """A price that we said before our newest offer, which asks for more."""

    DEARER = "{at: 2026-11-13, by: us, who: Lena Vogt, event: offer, package: {price: 139000}, reason: 129 was not approved}"

    def test_bug_no_page_remembered_the_lower_price_that_they_had_heard(self):
        events = (*OPENED, *SAID, *REFUSED, *COUNTERED, self.DEARER)
        page = self.page("advise", *events, day="2026-11-13")
        self.assertIn("Brenner Retail heard EUR 129,000 from Lena Vogt (9 November 2026) before the EUR 139,000", page)
        self.assertIn("in words EUR 129,000 on 9 November 2026", self.page("brief", *events, day="2026-11-13"))

    def test_an_offer_that_comes_down_to_it_has_reached_it(self):
        reached = "{at: 2026-11-11, by: us, who: Lena Vogt, event: offer, package: {price: 129000}}"
        page = self.page("advise", *OPENED, *SAID, reached, *COUNTERED, self.DEARER, day="2026-11-13")
        self.assertNotIn("Brenner Retail heard EUR 129,000", page)

    def test_one_whose_day_has_passed_is_gone(self):
        said = SAID[0].replace("position,", "promise, until: 2026-11-12,")
        page = self.page("advise", *OPENED, said, *COUNTERED, self.DEARER, day="2026-11-13")
        self.assertNotIn("Brenner Retail heard EUR 129,000", page)


class DearerWord(Said):
    """They meet our offer, after we have said a higher price."""

    def test_bug_nothing_was_left_to_argue_about_although_we_had_asked_for_more_in_words(self):
        offered = "{at: 2026-11-09, by: us, who: Lena Vogt, event: offer, package: {price: 140000, term_years: 2}}"
        said = "{at: 2026-11-10, by: us, who: Lena Vogt, event: statement, statement: position, package: {price: 143000}}"
        met = "{at: 2026-11-11, by: them, who: M. Haas, event: offer, package: {price: 140000, term_years: 2}}"
        page = self.page("advise", *OPENED, offered, said, met, day="2026-11-11")
        self.assertIn("The EUR 143,000 that Lena Vogt named on 10 November 2026 asks for more, and in words only", page)
        self.assertIn("only in words have we asked for more since", page)
        self.assertNotIn("nothing is left to argue about", page)
        self.assertIn("nothing is left to argue about", self.page("advise", *OPENED, offered, met, day="2026-11-11"))


class OfferRefusedHere(Said):
    """Our own house has refused our offer, and they have answered it since."""

    OFFERED = "{at: 2026-11-09, by: us, who: Lena Vogt, event: offer, package: {price: 128000, case_study: written}}"
    REFUSED = [
        "{at: 2026-11-10, by: us, who: Lena Vogt, event: approval, action: request, package: {price: 128000}}",
        "{at: 2026-11-11, by: us, who: Paul Adler, event: approval, action: refuse, answers: 4, reason: 132 is the end}"]

    def test_bug_a_still_lower_offer_was_advised_as_if_nobody_had_refused_anything(self):
        page = self.page("advise", *OPENED, self.OFFERED, *self.REFUSED, *COUNTERED, day="2026-11-12")
        self.assertIn("Next move: hold.", page)
        self.assertIn("Paul Adler refused it on 11 November 2026 (“132 is the end”)", page)
        self.assertIn("Go back to Paul Adler today with what has changed", page)
        self.assertNotIn("asks for a move of ours today", page)


class OneQuestion(Said):
    """Where one question is to be asked and nothing else, no other stands beside it."""

    MOVED = "{at: 2026-11-09, by: us, who: Lena Vogt, event: offer, package: {price: 140000}}"
    NO = "{at: 2026-11-10, by: them, who: M. Haas, event: refuse, package: {term_years: 2}, reason: one year is the rule}"
    ULTIMATUM = ("{at: 2026-11-11, by: them, who: M. Haas, event: statement, statement: ultimatum, package: {price: 118000}, "
                 "until: 2026-11-16, note: 118 or we sign elsewhere}")
    ASKED = "{at: 2026-11-12, by: us, who: Lena Vogt, event: statement, statement: question, note: what happens on the 16th?}"

    def test_bug_four_questions_stood_beside_the_one_that_was_to_be_asked_alone(self):
        page = self.page("advise", *OPENED, self.MOVED, self.NO, self.ULTIMATUM, self.ASKED, day="2026-11-25")
        self.assertIn("Ask what it has decided, and nothing else", page)
        self.assertNotIn("once more, and only this", page)
        self.assertNotIn("What can you move?", page)
        self.assertNotIn("If that were solved", page)

    def test_bug_another_question_stood_beside_the_one_that_waits_for_its_answer(self):
        page = self.page("advise", *OPENED, self.MOVED, self.NO, self.ASKED, day="2026-11-25")
        self.assertIn("once more, and only this: “what happens on the 16th?”", page)
        self.assertNotIn("What can you move?", page)
        self.assertNotIn("If that were solved", page)


class EarlyRequest(Said):
    """An executive was asked for too early."""

    def test_bug_the_request_was_to_rest_while_the_plan_had_the_executive_briefed(self):
        no = "{at: 2026-11-06, by: them, who: M. Haas, event: refuse, signal: adversarial}"
        asked = "{at: 2026-11-09, by: us, who: Lena Vogt, event: escalation, action: request}"
        events = (OPENED[0], no, asked)
        self.assertIn("the brief is the next step", self.page("plan", *events, day="2026-11-09"))
        page = self.page("advise", *events, day="2026-11-09")
        self.assertIn("Take the request no further than the brief", page)
        self.assertNotIn("Let the request rest", page)


if __name__ == "__main__":
    main()
