#!/usr/bin/env python3
"""What either side has put, in offers and in words, is weighed before anything is advised."""
import os
import sys

sys.path.insert(0, os.path.dirname(__file__))
from cold_chain import Recorded, event
from support import Case, main, run

WE_OPEN = event(8, "us", "offer", "price: 182900")
THEY_OPEN = event(9, "them", "offer", "price: 156800, payment_days: 45")
OFFERS = (WE_OPEN, THEY_OPEN)


class Hostile(Recorded):
    """An open hand met with an ultimatum or a hostile sign."""
    FLAG = "the answer was hostile"
    PRESSED = OFFERS + (event(10, "us", "concession", "price: 178400"),
                        event(11, "them", "statement", "price: 161300", statement="ultimatum", until="2026-09-25"))

    def test_bug_hostility_stood_after_a_step_of_theirs_toward_us(self):
        self.assertIn(self.FLAG, self.page("advise", *self.PRESSED))
        self.assertIn(self.FLAG, self.page("advise", *self.PRESSED, event(14, "them", "session")))
        for step in (event(14, "them", "concession", "price: 163100"),
                     event(14, "them", "statement", "price: 163100", statement="position")):
            self.assertNotIn(self.FLAG, self.page("advise", *self.PRESSED, step))

    def test_hostility_after_a_step_of_theirs_stands(self):
        page = self.page("advise", *OFFERS, event(10, "them", "concession", "price: 160400"),
                         event(11, "us", "concession", "price: 178400"), event(14, "them", "signal", signal="adversarial"))
        self.assertIn(self.FLAG, page)

    def test_hostility_stands_after_a_step_back_of_theirs(self):
        self.assertIn(self.FLAG, self.page("advise", *self.PRESSED, event(14, "them", "offer", "price: 155900")))


class Answers(Recorded):
    """A give of ours that answers what they had put is no gift, whatever they say to it."""
    THEIR_STEP = event(10, "them", "concession", "price: 160300")
    OUR_STEP = event(11, "us", "concession", "price: 178400")
    NO = event(14, "them", "refuse")
    GIFT = "and nothing came back"

    def test_bug_our_answer_to_a_step_of_theirs_was_a_gift_once_they_refused_it(self):
        for step in (self.THEIR_STEP, event(10, "them", "statement", "price: 160300", statement="position")):
            page = self.page("advise", *OFFERS, step, self.OUR_STEP, self.NO)
            self.assertNotIn(self.GIFT, page)
            self.assertNotIn("was not returned", page)
        self.assertIn(self.GIFT, self.page("advise", *OFFERS, self.OUR_STEP, self.NO))

    def test_a_step_that_paid_for_our_give_before_pays_for_no_second_one(self):
        first = event(9, "us", "concession", "price: 181100")
        page = self.page("advise", *OFFERS, first, event(10, "them", "concession", "price: 158600"), self.OUR_STEP, self.NO)
        self.assertIn(self.GIFT, page)
        page = self.page("advise", *OFFERS, first, event(10, "them", "concession", "price: 166900"), self.OUR_STEP, self.NO)
        self.assertNotIn(self.GIFT, page)


class FullBrief(Recorded):
    """The brief fits one page, whatever the record holds."""
    def test_bug_what_they_promised_stood_below_where_no_table_did(self):
        promises = [event(9, side, "statement", "price: 181100" if side == "us" and n == 3 else "", statement="promise",
                          until="2026-09-10", note=f"paper {n} of {side}") for n in range(7) for side in ("us", "them")]
        page = self.page("brief", *OFFERS, *promises, event(15, "us", "note", note="nothing has come"))
        self.assertNotIn("stands below", page)
        self.assertIn("has promised us “paper 6 of them”, and the day of that has passed", page)


class NoFloor(Case):
    """A deal without a floor price."""
    DEAL = """name: Menu boards
account: Tansy Bakeries
currency: EUR
date: 2026-02-02
value: {target_price: 41900}
issues:
  price: {from: 35500, to: 47500, step: 300}
people:
  ours: [{name: Ivo Karst, role: lead}]
  theirs: [{name: Dell Tansy, title: Owner, authority: decides}]
record:
  - {at: 2026-02-05, by: us, event: offer, package: {price: 46300}}
  - {at: 2026-02-12, by: them, event: offer, package: {price: 38700}}
  - {at: 2026-02-20, by: us, event: offer, package: {price: 42600}, until: 2026-02-27}
"""

    def page(self, name, price):
        deal = self.DEAL + f"  - {{at: 2026-03-02, by: them, event: offer, package: {{price: {price}}}}}\n"
        return " ".join(run(name, self.write("deal.yaml", deal)).out.split())

    def test_bug_the_buyer_offered_our_target_and_was_asked_for_nothing(self):
        self.assertIn("Next move: accept.", self.page("advise", 42600))
        self.assertNotIn("Next move: accept.", self.page("advise", 41800))

    def test_bug_packages_were_not_good_enough_for_a_floor_that_nobody_knew(self):
        page = self.page("packages", 41800)
        self.assertNotIn("good enough for us and better for them", page)
        self.assertIn("shows once our target and walk-away are known", page)


class StepBack(Recorded):
    """An offer of theirs that gives a little and takes back more."""
    BEFORE = (event(8, "us", "offer", "price: 182900, term_years: 1"),
              event(9, "them", "offer", "price: 160300, payment_days: 45, term_years: 3, reference_calls: three_calls"),
              event(10, "us", "offer", "price: 178400, training: all_drivers, term_years: 3, reference_calls: three_calls"))
    BACK = event(11, "them", "offer", "price: 161400, reference_calls: none, term_years: 2")

    def test_bug_a_small_gain_on_price_hid_a_larger_step_back(self):
        page = self.page("advise", *self.BEFORE, self.BACK)
        self.assertIn("Next move: ask.", page)
        self.assertIn("it had offered or agreed to: contract term from 3 years to 2 years; reference calls from three "
                      "calls to none.", page)
        self.assertIn("On the whole that is a step back", page)
        self.assertNotIn("That is a trade it offers", page)

    def test_what_is_given_beside_it_can_be_worth_more(self):
        page = self.page("advise", *self.BEFORE, self.BACK.replace("161400", "173900"))
        self.assertIn("That is a trade it offers", page)
        self.assertNotIn("before anything answers this one", page)


class Days(Recorded):
    DEMAND = event(10, "them", "statement", "liability_cap: two_fees, training: all_drivers", statement="demand", until="2026-09-21")
    ROW = "Their demand"

    def test_bug_a_demand_that_we_refused_and_they_dropped_stood_in_the_brief(self):
        no = event(11, "us", "refuse", "liability_cap: two_fees")
        without = event(14, "them", "offer", "price: 158600, training: all_drivers")
        self.assertIn(self.ROW, self.page("brief", *OFFERS, self.DEMAND, no))
        self.assertNotIn(self.ROW, self.page("brief", *OFFERS, self.DEMAND, no, without))
        both = event(11, "us", "refuse", "liability_cap: two_fees, training: all_drivers")
        self.assertNotIn(self.ROW, self.page("brief", *OFFERS, self.DEMAND, both))
        again = event(15, "them", "statement", "liability_cap: two_fees", statement="position")
        self.assertIn(self.ROW, self.page("brief", *OFFERS, self.DEMAND, no, without, again))

    def test_bug_nothing_said_that_the_day_of_a_demand_had_passed(self):
        passed = "the day of the demand of Lone Bak (10 September 2026), has passed"
        self.assertIn(passed, self.page("advise", *OFFERS, self.DEMAND, event(22, "them", "session")))
        self.assertNotIn(passed, self.page("advise", *OFFERS, self.DEMAND, event(21, "them", "session")))

    def test_bug_they_had_our_last_word_for_days_on_the_day_they_restated(self):
        ours = event(10, "us", "offer", "price: 178400, term_years: 3")
        said = event(16, "them", "statement", "price: 156800", statement="position")
        self.assertIn("has had our last word for 4 working days", self.page("advise", *OFFERS, ours, event(16, "us", "note", note="x")))
        self.assertNotIn("our last word for", self.page("advise", *OFFERS, ours, said))
        page = self.page("advise", *OFFERS, ours, said, event(30, "us", "note", note="x"))
        self.assertIn("has said again where it stands", page)
        self.assertNotIn("our last word for", page)

    def test_bug_more_was_to_be_offered_right_after_the_day_of_our_ultimatum(self):
        pressed = event(10, "us", "statement", "price: 174800", statement="ultimatum", until="2026-09-16")
        theirs = event(17, "them", "offer", "price: 158600")
        page = self.page("advise", *OFFERS, pressed, theirs)
        self.assertIn("Next move: hold.", page)
        self.assertIn("No number goes to Torvald Dairies before it has heard", page)
        self.assertIn("the day of our ultimatum of 10 September 2026, has passed", page)
        for said in (event(18, "us", "statement", statement="position", note="the day no longer holds"),
                     event(18, "us", "statement", "price: 171200", statement="position")):
            self.assertNotIn("the day of our ultimatum", self.page("advise", *OFFERS, pressed, theirs, said))


class Ultimatum(Recorded):
    """Take it or leave it: what it asks for is weighed."""
    def pages(self, price):
        said = event(11, "them", "statement", f"price: {price}, payment_days: 45", statement="ultimatum", until="2026-09-25")
        return self.page("advise", *OFFERS, event(10, "us", "offer", "price: 170300, payment_days: 45"), said)

    def test_bug_an_ultimatum_that_asks_for_enough_was_to_be_held_off(self):
        page = self.pages(170200)
        self.assertIn("until 25 September 2026 is enough", page)
        self.assertIn("take it for what it is worth, not for the day", page)
        for words in ("Do not answer it on the spot", "no better number goes out", "stays where it is meanwhile"):
            self.assertNotIn(words, page)

    def test_bug_what_an_ultimatum_asks_for_was_not_weighed_against_no_deal_and_going_on(self):
        self.assertIn("less than no deal", self.pages(127300))
        self.assertIn("more than no deal", self.pages(158900))
        for price in (127300, 158900):
            self.assertNotIn("is enough", self.pages(price))


class FirstMeeting(Recorded):
    def test_bug_a_question_of_a_first_meeting_was_asked_after_several_moves(self):
        competitor = event(15, "us", "note", note="x")
        moved = (event(10, "them", "offer", "price: 160300"), event(11, "us", "offer", "price: 175700"),
                 event(14, "them", "offer", "price: 167900"), competitor)
        self.assertNotIn("the answer to this would change most", self.page("advise", *OFFERS, *moved))


class Words(Recorded):
    def test_bug_theirs_brought_nothing_beside_a_move_of_theirs_in_words(self):
        page = self.page("advise", *OFFERS, event(10, "us", "concession", "price: 178400"),
                         event(11, "them", "statement", "price: 161300", statement="position"))
        self.assertNotIn("brought nothing", page)
        self.assertNotIn("nothing has come yet", page)


if __name__ == "__main__":
    main()
