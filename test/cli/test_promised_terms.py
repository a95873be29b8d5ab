#!/usr/bin/env python3
"""What is promised with terms counts as said: ours is given, theirs is a word of theirs."""
import os
import sys

sys.path.insert(0, os.path.dirname(__file__))
from cold_chain import Recorded, event
from support import Case, main, run


class PromisedTerms(Recorded):
    def test_bug_what_we_have_promised_was_given_once_more_for_a_return(self):
        record = (event(14, "us", "offer", "price: 183800, term_years: 3"), event(16, "them", "offer", "price: 160300"))
        given = "we can include training (all drivers)"
        self.assertIn(given, self.page("advise", *record))
        promised = event(17, "us", "statement", "training: all_drivers", statement="promise", note="training")
        for command in ("advise", "plan", "packages"):
            self.assertNotIn(given, self.page(command, *record, promised))
        self.assertIn("training all drivers", self.page("packages", *record, promised))

    def test_what_they_refuse_of_a_promise_is_given_no_more(self):
        page = self.page("packages", event(14, "us", "offer", "price: 183800, term_years: 3"),
                         event(16, "them", "offer", "price: 160300"),
                         event(17, "us", "statement", "training: all_drivers", statement="promise", note="training"),
                         event(18, "them", "refuse", "training: all_drivers"))
        self.assertIn("payment terms │ 60 days; training dispatch;", page)

    def test_bug_a_price_that_they_promised_was_no_word_of_theirs(self):
        record = (event(14, "us", "offer", "price: 182000, term_years: 2"),
                  event(16, "them", "offer", "price: 159500, term_years: 2"),
                  event(18, "us", "offer", "price: 172500, term_years: 2"),
                  event(21, "them", "statement", "price: 165000", statement="promise", note="we sign at 165"),
                  event(24, "us", "offer", "price: 168900, term_years: 2"))
        page = self.page("advise", *record)
        self.assertNotIn("before it had put anything new", page)
        self.assertNotIn("If that is all there is", page)
        self.assertNotIn("has not moved since its first offer", page)

    def test_bug_a_term_that_they_promised_was_asked_for(self):
        page = self.page("advise", event(14, "us", "offer", "price: 183800, term_years: 3"),
                         event(16, "them", "offer", "price: 160300"),
                         event(18, "them", "statement", "reference_calls: three_calls", statement="promise", note="done"))
        self.assertNotIn("for it we ask: you agree to reference calls", page)
        self.assertIn("It has what Torvald Dairies proposed itself, reference calls three calls", page)

    ASKED = (event(14, "us", "offer", "price: 183800, term_years: 3, reference_calls: three_calls"),
             event(16, "them", "offer", "price: 160300"),
             event(17, "us", "statement", "reference_calls: none", statement="promise", note="no calls"))

    def test_bug_what_we_promised_to_drop_was_asked_for_again(self):
        self.assertIn("reference calls three", self.page("packages", *self.ASKED[:2]))
        for command in ("advise", "plan", "packages"):
            self.assertNotIn("you agree to reference calls", self.page(command, *self.ASKED))
        page = self.page("packages", *self.ASKED)
        self.assertIn("reference calls none", page)
        self.assertNotIn("reference calls three", page)

    def test_bug_their_yes_was_to_our_offer_without_what_we_had_promised_beside_it(self):
        for terms, agreed in (("reference_calls: none", "reference calls none"), ("training: all_drivers", "training all drivers")):
            promised = event(17, "us", "statement", terms, statement="promise", note="ours")
            page = self.page("packages", *self.ASKED[:2], promised, event(18, "us", "offer", "price: 179300"),
                             event(21, "them", "accept"))
            self.assertIn(agreed, page.split("Agreed:")[1].split(". ")[0])
            self.assertIn(agreed, self.page("debrief", *self.ASKED[:2], promised, event(18, "us", "offer", "price: 179300"),
                                            event(21, "them", "accept")).split("Agreed")[1])
            self.assertNotIn("Named by neither side: " + agreed.rsplit(" ", 1)[0], page)


class ManyOptions(Case):
    DEAL = """name: Crane inspection
account: Pollard Docks
currency: USD
date: 2026-03-02
close_by: 2026-05-29
value: {list_price: 71200, target_price: 66300, floor_price: 59400}
issues:
  price: {from: 59400, to: 71400, step: 400}
  payment_days: {from: 0, to: 320, step: 1}
record:
  - {at: 2026-03-03, by: us, event: offer, package: {price: 68900}}
  - {at: 2026-03-17, by: us, event: statement, statement: promise, package: {payment_days: 283}, note: late payment}
  - {at: 2026-03-19, by: them, event: accept}
"""

    def test_bug_a_promised_option_beyond_the_256th_was_another_one(self):
        page = " ".join(run("packages", self.write("deal.yaml", self.DEAL), "--date", "2026-03-20").out.split())
        self.assertIn("Agreed: price USD 68,900; payment terms 283 days.", page)


if __name__ == "__main__":
    main()
