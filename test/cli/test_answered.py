#!/usr/bin/env python3
"""Who answered, who spoke and who had left since: parts of a request, promises of theirs, people of ours."""
import os
import sys

sys.path.insert(0, os.path.dirname(__file__))
from cold_chain import Recorded, event
from support import main

OFFERS = (event(14, "us", "offer", "price: 182900"), event(16, "them", "offer", "price: 156800, payment_days: 45"))


def answer(day, action, terms, who="Jana Kiel", **more):
    return event(day, "us", "approval", terms, action=action, who=who, **more)


class Answered(Recorded):
    ASKED = OFFERS + (event(17, "us", "approval", "price: 161200, payment_days: 45, liability_cap: two_fees", action="request"),
                      answer(18, "grant", "price: 162800, payment_days: 45", answers=3))

    def test_bug_a_no_to_the_rest_took_back_what_had_been_granted(self):
        page = self.page("advise", *self.ASKED, answer(21, "refuse", "liability_cap: two_fees", answers=3))
        self.assertIn("granted in part", page)
        self.assertIn("two fees refused", page)
        page = self.page("debrief", *self.ASKED, answer(21, "refuse", "liability_cap: two_fees", answers=3),
                         event(22, "us", "accept"))
        self.assertIn("granted 0, in part 1, refused 0", page)

    def test_a_no_to_what_had_been_granted_is_a_no_to_the_request(self):
        page = self.page("advise", *self.ASKED, answer(21, "refuse", "price: 162800", answers=3))
        self.assertNotIn("granted in part", page)

    def test_bug_a_note_that_answered_their_promise_changed_nothing(self):
        page = self.page("advise", OFFERS[0],
                         event(15, "them", "statement", statement="promise", until="2026-09-17", note="load counts"),
                         event(18, "them", "note", answers=2, note="counts came"))
        self.assertIn("That answers what Torvald Dairies promised us: “counts came”", page)
        self.assertNotIn("A note changes nothing", page)

    def test_bug_a_figure_stood_beside_what_somebody_else_had_put(self):
        page = self.page("brief", OFFERS[0],
                         event(15, "us", "statement", "price: 163300", statement="disclosure", who="Jana Kiel"),
                         event(18, "us", "offer", "price: 171350, term_years: 2", who="Jana Kiel"))
        self.assertIn("from Jana Kiel (15 September 2026), beside what we have on the table", page)

    def test_bug_somebody_else_was_to_answer_for_what_was_promised_in_the_talk(self):
        page = self.page("brief", *OFFERS, event(22, "us", "escalation", action="meeting", who="Jana Kiel", note="talk"),
                         event(22, "us", "escalation", action="promise", who="Jana Kiel", note="a named engineer"))
        self.assertIn("Jana Kiel's part now: answer for what was promised", page)

    def test_bug_who_had_left_since_had_never_been_one_of_us(self):
        left = (event(17, "us", "left"), event(17, "us", "joined", who=None, person="{name: Tess Wray, role: lead}"))
        self.assertNotIn("not one of our named team", self.page("advise", *OFFERS, *left))
        stranger = event(15, "us", "offer", "price: 181000", who="Ole Rask")
        self.assertIn("not one of our named team", self.page("advise", OFFERS[0], stranger))

    def test_bug_a_word_was_to_be_settled_with_who_had_left(self):
        said = event(18, "us", "offer", "price: 171350", who="Jana Kiel")
        words = (OFFERS[0], event(17, "us", "statement", "price: 175300", statement="position"), said)
        self.assertIn("First settle between", self.page("advise", *words))
        self.assertNotIn("First settle between", self.page("advise", *words, event(21, "us", "left")))
        early = (OFFERS[0], event(16, "us", "statement", "price: 175300", statement="position"), event(17, "us", "left"), said)
        self.assertNotIn("First settle between", self.page("advise", *early))


class OfOurOwnHouse(Recorded):
    def test_bug_the_brief_of_an_agreed_deal_was_silent_on_our_own_no(self):
        agreed = OFFERS + (event(18, "us", "accept", needs="manager"),)
        page = self.page("brief", *agreed, event(21, "us", "approval", "price: 156800, payment_days: 45", action="request"),
                         answer(22, "refuse", "", answers=4))
        self.assertIn("Jana Kiel has refused", page)
        self.assertIn("APPROVALS ON THE RECORD", self.page("brief", *agreed))
        signed = self.page("brief", *agreed, event(23, "us", "outcome", outcome="won"))
        self.assertNotIn("APPROVALS ON THE RECORD", signed)

    def test_what_was_refused_is_asked_for_again_in_full_or_not_at_all(self):
        page = self.page("advise", *OFFERS, event(17, "us", "approval", "price: 157300", action="request"),
                         answer(18, "refuse", "", answers=3),
                         event(21, "us", "offer", "price: 157300, term_years: 2", needs="manager"))
        self.assertIn("the yes of the sales manager is not on the record: have it today from Jana Kiel", page)
        self.assertNotIn("next move: contract term", page)

    def test_bug_what_was_signed_beyond_an_offer_was_an_offer_before_its_yes(self):
        page = self.page("debrief", OFFERS[0], event(16, "them", "offer", "price: 160300"), event(18, "them", "accept"),
                         event(21, "us", "outcome", "price: 151400", outcome="won", needs="manager"))
        self.assertNotIn("went to Torvald Dairies before its yes", page)
        self.assertIn("which was not on the table so and had no yes of our own house", page)


if __name__ == "__main__":
    main()
