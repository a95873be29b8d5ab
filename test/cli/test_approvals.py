#!/usr/bin/env python3
"""Approvals as they are logged: what stands in the record cannot be edited away, and slips are refused; on deal files
and on stored deals."""
import json
import os
import re
import shlex
import sys

sys.path.insert(0, os.path.dirname(__file__))
from support import Case, main, run

DEAL = """account: Fern Logistics
name: Rollout
currency: USD
date: 2026-11-23
value: {list_price: 240000, target_price: 215000, floor_price: 180000}
must: {payment_days: {at_most: 60}}
issues:
  price: {from: 180000, to: 240000, step: 5000}
  term_years: [1, 2, 3]
  payment_days: [30, 45, 60, 90]
people:
  ours:
    - {name: Ana Ruiz, role: lead}
    - {name: Priya Nair, role: support, title: Solution Architect}
    - {name: Tom Feld, role: approver, title: Deal Desk}
    - {name: Sam Okoye, role: sponsor, title: CFO}
  theirs:
    - {name: J. Meyer, authority: decides}
record:
  - {at: 2026-11-16, by: us, who: Ana Ruiz, event: offer, package: {price: 235000, term_years: 1, payment_days: 30}}
"""
DAY = ("--date", "2026-11-24")
ASK = ("us", "approval", "price=190k", "--who", "Ana Ruiz")
GRANT = ("us", "approval", "grant", "answers=2", "--who")


class OnFile(Case):
    """The deal as a file, which is edited in place."""

    def setUp(self):
        super().setUp()
        self.path = self.write("deal.yaml", DEAL)

    def call(self, command, *arguments):
        return run(command, self.path, *arguments, *DAY)

    def edit(self, *changes):
        text = self.path.read_text()
        for old, new in changes:
            self.assertIn(old, text)
            text = text.replace(old, new)
        self.path.write_text(text)

    def record(self):
        return [self.event(line) for line in self.path.read_text().splitlines() if line.startswith("  - {at:")]

    @staticmethod
    def event(line):
        return dict(re.findall(r"(\w+): ([^,{}]+)", line))

    def log(self, *words, code=0, **more):
        return self.expect(self.call("log", *words, "-q"), code, **more)

    def requests(self):
        return json.loads(self.expect(self.call("advise", "--format", "json"), 0).out)["requests"]

    def test_bug_a_flag_said_nothing_of_the_price_that_was_granted(self):
        self.expect(self.call("log", "us", "approval", "price=214k", "payment_days=60", "--who", "Ana Ruiz", "-q"), 0)
        self.expect(self.call("log", *GRANT, "Sam Okoye", "price=216k", "-q"), 0)
        self.expect(self.call("log", "us", "offer", "price=216k", "payment_days=60", "-q"), 0)
        flag = json.loads(self.call("advise", "--format", "json").out)["requests"]["flags"][0]
        self.assertEqual(["price"], flag["granted"])
        self.assertEqual(["payment_days"], flag["missing"])

    def advise(self):
        return " ".join(self.expect(self.call("advise"), 0).out.split())

    def test_bug_an_offer_that_was_refused_here_was_still_to_be_asked_for(self):
        self.log("us", "offer", "price=190k", "--who", "Ana Ruiz")
        self.assertIn("have it today from Tom Feld", self.advise())
        self.log(*ASK)
        page = self.advise()
        self.assertIn("Ana Ruiz asks for what Fern Logistics has from us already", page)
        self.assertIn("Tom Feld has been asked since", page)
        self.assertNotIn("Ask for it now", page)
        self.log("us", "approval", "refuse", "answers=3", "--who", "Tom Feld", "--reason", "below the margin")
        page = self.advise()
        self.assertIn("Tom Feld has refused what Fern Logistics has from us already: below the margin.", page)
        self.assertIn("Fern Logistics can take our USD 190,000 any moment, and Tom Feld refused it", page)
        for wrong in ("Ask for it now", "Our USD 190,000 is with", "no approval is on the record"):
            self.assertNotIn(wrong, page)
        flag = self.requests()["flags"][0]
        self.assertEqual(("unasked", "refused", 4, False), tuple(flag[k] for k in ("offer", "now", "refusal", "settled")))
        # Withdrawn: nothing of it is asked for, or put back.
        self.log("us", "offer", "price=231k", "--who", "Ana Ruiz")
        page = self.advise()
        self.assertIn("The one before had no yes of our own house, so it does not come back", page)
        for wrong in ("put the earlier one back", "or put it back", "has refused price", "Ask for it now"):
            self.assertNotIn(wrong, page)

    def test_bug_agreed_terms_that_our_own_house_had_refused_were_to_be_sent(self):
        self.log("us", "offer", "price=190k", "--who", "Ana Ruiz")
        self.log("them", "accept")
        self.assertIn("have it before anything is written", self.advise())
        self.log(*ASK)
        self.assertIn("Until the answer is there nothing is written or signed", self.advise())
        self.log("us", "approval", "refuse", "answers=4", "--who", "Tom Feld", "--reason", "below the margin")
        page = self.advise()
        self.assertIn("Next move: hold.", page)
        self.assertIn("Sign nothing and send Fern Logistics nothing in writing: Tom Feld refused", page)
        self.assertIn("Tom Feld has refused what is agreed with Fern Logistics already", page)
        for wrong in ("Send Fern Logistics the terms", "Another package goes", "Ask for it now", "Next move: close"):
            self.assertNotIn(wrong, page)
        self.log("us", "approval", "grant", "price=190k", "--who", "Tom Feld")
        page = self.advise()
        self.assertIn("Tom Feld has granted what is agreed with Fern Logistics: it may be written and signed.", page)
        self.assertIn("Next move: close.", page)
        for wrong in ("gets it only against something", "without its approval", "have it first, today"):
            self.assertNotIn(wrong, page)

    def test_bug_a_request_beyond_our_offer_was_told_as_the_offer(self):
        self.log("us", "offer", "price=200k", "--who", "Ana Ruiz")
        self.log(*ASK)
        page = self.advise()
        self.assertIn("asks for price USD 190,000 (sales director), more than the USD 200,000 that Fern Logistics has",
                      page)
        self.assertNotIn("asks for what Fern Logistics has from us already", page)
        self.log("us", "approval", "grant", "answers=3", "--who", "Sam Okoye")
        page = self.advise()
        self.assertIn("Sam Okoye has granted price USD 190,000: the USD 200,000 that Fern Logistics has from us may",
                      page)
        self.assertNotIn("nothing is added to it", page)

    def test_bug_nothing_made_the_request_that_a_package_needs(self):
        self.log("us", "offer", "price=200k", "payment_days=45", "--who", "Ana Ruiz")
        n = len(self.record())
        self.expect(self.call("packages", "--ask", "1", "--author", "li", "--who", "Ana Ruiz", "-q"), 0, out=f"{n + 1}\n", err="")
        asked = self.record()[-1]
        self.assertEqual(("approval", "request", "Ana Ruiz", "li"),
                         (asked["event"], asked["action"], asked["who"], asked["author"]))
        self.assertTrue(asked["needs"] and asked["to"])
        again = self.call("packages", "--ask", "1")
        self.expect(again, 0, out="", err="--ask: warning: has been asked for already, and waits for its answer; nothing is logged")
        self.assertEqual(n + 1, len(self.record()))
        self.log("us", "approval", "grant", f"answers={n + 1}", "--who", asked["to"])
        self.expect(self.call("packages", "--ask", "1"), 0, out="", err="is granted already; nothing is logged")
        self.assertEqual(n + 2, len(self.record()))

    def test_what_is_no_package_or_needs_nobody_is_not_asked_for(self):
        n = len(self.record())
        for which in ("0", "99", "first"):
            self.expect(self.call("packages", "--ask", which), 1, out="", err=f"--ask: '{which}' is no package of the page")
        self.expect(self.call("packages", "--ask", "next"), 0, out="", err="needs nobody's yes; nothing is logged")
        self.expect(self.call("packages", "--quiet"), 2, err="--quiet goes with --ask only")
        self.assertEqual(n, len(self.record()))

    def test_bug_an_offer_without_its_yes_was_logged_without_the_line_to_ask(self):
        warning = self.call("log", "us", "offer", "price=200k", "payment_days=45", "--who", "Ana Ruiz").err
        self.assertRegex(warning, r"offer: needs the yes of the [a-z ]+, and none is on the record; ask for it with: dealwright log ")
        words = shlex.split(warning.split("ask for it with: dealwright log ")[1].splitlines()[0])
        self.assertEqual(["us", "approval", "request", "price=200000", "payment_days=45"], words[1:6])
        self.expect(self.call("log", *words[1:], "-q"), 0)
        self.assertIn("request", self.record()[-1]["action"])
        self.assertEqual("", self.call("log", "us", "offer", "price=234k", "--who", "Ana Ruiz", "--dry-run").err)

    def test_bug_our_acceptance_beyond_authority_was_to_be_written_today(self):
        self.log("them", "offer", "price=190k")
        self.log("us", "accept", "--who", "Ana Ruiz")
        page = self.advise()
        self.assertIn("which is not on the record, and Fern Logistics holds our word on them: have it before anything is", page)
        self.assertNotIn("Put it in writing today", page)
        self.log("us", "approval", "grant", "price=190k", "--who", "Sam Okoye")
        self.assertIn("Send Fern Logistics the terms in writing today", self.advise())

    def test_bug_nobody_was_told_that_one_granted_what_another_had_refused(self):
        self.log(*ASK)
        self.log("us", "approval", "refuse", "answers=2", "--who", "Tom Feld", "--reason", "below the margin")
        self.log(*ASK)
        self.log("us", "approval", "grant", "answers=4", "--who", "Sam Okoye")
        page = self.advise()
        self.assertIn("Tom Feld had refused this on 24 November 2026 (“below the margin”), and Sam Okoye has granted it", page)
        self.assertIn("Tell Tom Feld before anything of it goes to Fern Logistics", page)

    def test_bug_the_table_of_requests_left_out_who_refused_and_why(self):
        self.log(*ASK)
        self.log("us", "approval", "refuse", "answers=2", "--who", "Tom Feld", "--reason", "below the margin")
        self.assertRegex(" ".join(self.advise().split()), "by Tom.*Feld.*“below.*margin”")
        request = self.requests()["requests"][0]
        self.assertEqual(("Tom Feld", "Tom Feld", "below the margin"),
                         (request["answered_by"], request["refusal"]["who"], request["refusal"]["reason"]))

    def test_bug_two_parts_of_one_request_counted_as_two(self):
        self.log(*ASK)
        self.log("us", "approval", "grant", "answers=2", "price=198k", "--who", "Sam Okoye")
        self.log("us", "approval", "grant", "answers=2", "price=195k", "--who", "Sam Okoye")
        self.log("them", "outcome", "lost", "--reason", "a rival")
        self.assertIn("granted 0, in part 1, refused 0", self.expect(self.call("debrief"), 0).out)

    def test_bug_a_part_that_was_granted_counted_as_granted(self):
        self.log(*ASK)
        self.log("us", "approval", "grant", "answers=2", "price=195k", "--who", "Sam Okoye")
        self.log("them", "outcome", "lost", "--reason", "a rival")
        self.assertIn("granted 0, in part 1, refused 0", self.expect(self.call("debrief"), 0).out)
        counts = self.expect(self.call("debrief", "--format", "json"), 0).out
        self.assertRegex(counts, r'"granted": 0,\s+"granted_in_part": 1')

    def brief(self):
        return " ".join(self.expect(self.call("brief"), 0).out.split())

    def test_bug_a_word_was_taken_to_take_an_offer_back(self):
        self.log("us", "offer", "price=220k", "--who", "Priya Nair")
        self.assertIn("Ana Ruiz puts that one to Fern Logistics as an offer", self.advise())
        self.log("us", "statement", "position", "price=235k", "--who", "Ana Ruiz")
        page = self.advise()
        self.assertIn("can still take our USD 220,000: the USD 235,000 that Ana Ruiz named on 24 November 2026 is a word",
                      page)
        self.assertNotIn("USD 220,000 is with Fern", page)
        self.log("us", "offer", "price=235k", "--who", "Ana Ruiz")
        self.assertNotIn("can still take our USD 220,000", self.advise())

    def test_bug_a_price_that_our_lead_had_said_was_forgotten(self):
        self.log("them", "offer", "price=190k")
        self.log("us", "statement", "position", "price=228k", "--who", "Ana Ruiz")
        self.log("them", "offer", "price=195k")
        page = self.advise()
        self.assertIn("has heard USD 228,000 from Ana Ruiz (24 November 2026), less than the USD 235,000 of our offer", page)
        self.assertNotIn("the price stays at USD 235,000", page)
        self.assertIn("in words USD 228,000 on 24 November 2026", self.brief())

    def test_bug_an_offer_that_they_had_refused_was_ours_as_if_it_stood(self):
        self.assertNotIn("they said no to it", self.brief())
        self.log("them", "refuse", "--reason", "too dear")
        self.assertIn("payment terms 30 days; they said no to it on 24 November 2026", self.brief())
        self.log("them", "statement", "promise", "--note", "the board meets on Friday")
        page = self.advise()
        self.assertNotIn("USD 235,000 stays where it is", page)
        self.log("us", "offer", "price=231k")
        self.assertNotIn("they said no to it", self.brief())

    def test_bug_a_delegation_was_told_and_the_request_went_past_it(self):
        self.log("us", "approval", "delegate", "--who", "Tom Feld", "to=Priya Nair", "until=2026-11-30")
        self.log("us", "approval", "price=190k", "--who", "Ana Ruiz")
        page = self.advise()
        self.assertIn("Priya Nair has our request for Fern Logistics", page)
        self.assertNotIn("with Tom Feld", page)

    def test_bug_a_term_let_go_at_a_cost_was_said_to_cost_nothing(self):
        self.log("them", "refuse", "payment_days=30")
        self.log("us", "offer", "payment_days=45", "--who", "Ana Ruiz")
        page = self.advise()
        self.assertIn("and so let go what Fern Logistics had said no to: it costs us about", page)
        self.assertNotIn("costs us nothing", page)

    def test_bug_a_term_that_a_grant_names_was_not_in_the_table(self):
        self.log(*ASK)
        self.log(*GRANT, "Tom Feld", "price=190k", "term_years=3")
        page = self.expect(self.call("advise", "--format", "markdown"), 0).out
        self.assertIn("granted 24 November 2026 by Tom Feld, with contract term 3 years", page)

    def test_bug_a_promise_without_its_yes_was_to_be_done_whatever_the_next_move_was(self):
        self.log("us", "statement", "promise", "price=190k", "--who", "Priya Nair", "--note", "190 will be found")
        page = self.advise()
        self.assertIn("has no yes of our own house: without one it is not the number that stands, and Priya Nair takes it back", page)
        self.assertNotIn("whatever the next move is", page)
        self.log("them", "offer", "price=228k")
        self.log("us", "accept")
        self.assertNotIn("190 will be found”", self.advise().split("What it changed")[1])

    def test_bug_a_step_inside_a_grant_was_to_be_asked_for_once_more(self):
        steps = lambda: " ".join(self.expect(self.call("plan"), 0).out.split())
        self.assertIn("I will ask for USD", steps())
        self.expect(self.call("log", "us", "approval", "price=181k", "payment_days=60", "--who", "Ana Ruiz", "-q"), 0)
        self.expect(self.call("log", *GRANT, "Sam Okoye", "-q"), 0)
        page = steps()
        self.assertNotIn("I will ask for", page)
        self.assertIn("then we go to USD", page)

    def test_bug_a_role_edited_afterwards_made_a_void_grant_count(self):
        self.log(*ASK)
        self.log(*GRANT, "Priya Nair")
        self.assertEqual(("other", "Solution Architect"), (self.record()[2]["as"], self.record()[2]["title"]))
        self.edit(("role: support, title: Solution Architect}", "role: approver, title: CFO}"))
        page = self.requests()
        self.assertEqual("open", page["requests"][0]["status"])
        self.assertEqual([(3, "by_other")], [(flag["event"], flag["answer"]) for flag in page["flags"]])
        # From then on she may.
        self.log(*GRANT, "Priya Nair")
        self.assertEqual(("approver", "CFO"), (self.record()[3]["as"], self.record()[3]["title"]))
        self.assertEqual("granted", self.requests()["requests"][0]["status"])

    def test_a_grant_and_a_delegation_hold_though_the_people_are_edited(self):
        self.log("us", "approval", "delegate", "--who", "Sam Okoye", "to=Priya Nair")
        self.log("us", "approval", "price=175k", "--who", "Ana Ruiz")
        self.log("us", "approval", "grant", "--who", "Priya Nair")
        self.edit(("role: sponsor, title: CFO}", "role: observer}"))
        page = self.requests()
        self.assertEqual(["granted"], [request["status"] for request in page["requests"]])
        self.assertEqual([], page["flags"])
        self.assertEqual([], page["by_people"])

    def test_bug_a_lower_list_price_cleared_the_flag_of_an_offer(self):
        self.log("us", "offer", "price=190k", "--who", "Ana Ruiz")
        self.log("them", "offer", "price=185k")
        self.log("us", "accept", "--who", "Ana Ruiz")
        self.assertEqual(["director", None, "director"], [event.get("needs") for event in self.record()[1:]])
        lower = ("list_price: 240000, target_price: 215000", "list_price: 195000, target_price: 195000")
        self.edit(lower)
        self.assertEqual([(2, "unasked"), (4, "unasked")],
                         [(flag["event"], flag["offer"]) for flag in self.requests()["flags"]])
        self.expect(self.call("advise", "--width", "120"), 0, out="it needed the sales director")
        self.expect(self.call("debrief"), 0, out="said without a yes 2")

    def test_a_request_keeps_what_it_needs_by_the_figures_of_its_day(self):
        self.log(*ASK, "authority=manager")
        self.assertEqual(("manager", "director"), (self.record()[1]["authority"], self.record()[1]["needs"]))
        self.edit(("list_price: 240000, target_price: 215000", "list_price: 195000, target_price: 195000"))
        request = self.requests()["requests"][0]
        self.assertEqual(("director", "manager", True), (request["needs"], request["named"], request["named_low"]))

    def test_what_needs_nobody_above_is_written_without(self):
        self.log("us", "approval", "price=235k", "--who", "Ana Ruiz")
        self.log("us", "offer", "price=230k", "--who", "Ana Ruiz")
        self.log("them", "offer", "price=185k")
        self.assertFalse([event for event in self.record() if "needs" in event])

    def test_what_only_the_last_may_grant_is_told_to_nobody_who_may_not_know_the_walk_away(self):
        self.log("us", "offer", "price=175k", "--who", "Ana Ruiz")
        self.log("us", "approval", "price=174k", "--who", "Ana Ruiz")
        self.assertEqual(["cfo", "cfo"], [event["needs"] for event in self.record()[1:]])
        for form in ("text", "json"):
            for command in ("replay", "advise"):
                page = self.expect(self.call(command, "--hide-walk-away", "--format", form), 0).out
                self.assertNotIn('"needs": "cfo"', page)
                self.assertNotRegex(page, r"request[^\n]*CFO")

    def test_bug_a_deal_desk_granted_what_only_the_cfo_may(self):
        self.log("us", "approval", "price=175k", "--who", "Ana Ruiz")
        self.log(*GRANT, "Tom Feld")
        self.assertEqual([(3, "too_low")], [(flag["event"], flag["answer"]) for flag in self.requests()["flags"]])
        self.log(*GRANT, "Sam Okoye")
        self.assertEqual("granted", self.requests()["requests"][0]["status"])

    def test_bug_an_answer_to_no_request_was_written(self):
        before = self.record()
        for words, message in (
                (("answers=1",), "answers: event 1 is no request for approval; no request waits for an answer"),
                ((), "approval: names no terms, and no request waits for an answer"),
                (("answers=1", "price=200k"), "answers: event 1 is no request for approval"),
                (("answers=9",), "answers event 9, and the record has")):
            for action in ("grant", "refuse"):
                self.log("us", "approval", action, *words, "--who", "Tom Feld", code=1, out="", err=message)
        self.assertEqual(before, self.record())
        self.log(*ASK)
        self.log("us", "approval", "grant", "answers=1", "--who", "Tom Feld", code=1,
                 err="event 1 is no request for approval; the request that waits is event 2")
        self.log("us", "approval", "grant", "price=200k", "--who", "Tom Feld")
        # It answers the one that waits, in part; asked anew it waits alone.
        self.assertEqual("partly", self.requests()["requests"][0]["status"])

    def test_bug_a_part_that_was_granted_below_what_was_asked_was_called_no_approval(self):
        self.log("us", "approval", "price=185k", "payment_days=60", "--who", "Ana Ruiz")
        self.log(*GRANT, "Sam Okoye", "price=200k")
        self.log("us", "offer", "price=200k", "payment_days=60", "--who", "Ana Ruiz")
        flag, = self.requests()["flags"]
        self.assertEqual((["price"], ["payment_days"]), (flag["granted"], flag["missing"]))
        self.assertIn("Granted: price USD 200,000; not granted: payment terms 60 days",
                      " ".join(self.call("advise").out.split()))

    def test_bug_a_request_waited_on_after_a_part_of_it_was_granted(self):
        self.log("us", "approval", "price=190k", "payment_days=60", "--who", "Ana Ruiz")
        page = self.call("log", *GRANT, "Tom Feld", "price=199k").out
        self.assertIn("Not granted, and so not to be said to Fern Logistics: price USD 190,000; payment terms 60 days.",
                      " ".join(page.split()))
        request, = self.requests()["requests"]
        self.assertEqual(("partly", ["price", "payment_days"], [], 3, None),
                         tuple(request[key] for key in ("status", "not_granted", "open", "answer", "answerer")))
        page = " ".join(self.call("advise").out.split())
        self.assertNotIn("has our request", page)
        self.assertIn("granted in part", page)
        self.assertIn("Asked for and not granted: price USD 190,000; payment terms 60 days.",
                      " ".join(self.call("brief").out.split()))
        self.log("us", "approval", "grant", "answers=1", "--who", "Tom Feld", code=1,
                 err="event 1 is no request for approval; no request waits for an answer")
        self.log("us", "offer", "price=190k", "--who", "Ana Ruiz")
        flag, = self.requests()["flags"]
        self.assertEqual("unasked", flag["offer"])
        self.log("us", "approval", "price=190k", "--who", "Ana Ruiz")
        self.assertEqual(["price"], self.requests()["requests"][1]["asked"])

    def test_bug_an_offer_beyond_a_part_that_was_granted_later_was_said_to_have_no_approval(self):
        self.log("us", "approval", "price=190k", "payment_days=60", "--who", "Ana Ruiz")
        self.log("us", "offer", "price=190k", "payment_days=60", "--who", "Ana Ruiz")
        self.log(*GRANT, "Tom Feld", "price=190k")
        self.assertIn("Granted: price USD 190,000; not granted: payment terms 60 days",
                      " ".join(self.call("advise").out.split()))

    def test_an_answer_that_does_not_count_is_said_aloud(self):
        self.log("us", "approval", "price=175k", "--who", "Ana Ruiz")  # below the walk-away: the CFO's
        for who, why in (("Tom Feld", "the terms need somebody above"), ("Ana Ruiz", "who asks does not answer"),
                         ("Priya Nair", "neither an approver nor a sponsor")):
            page = self.call("log", "us", "approval", "grant", "--who", who, "--dry-run", "--hide-walk-away")
            self.assertIn(f"warning: who: '{who}': ", page.err)
            self.assertIn(why, page.err)
            self.assertIn("it is logged, and does not count", page.err)
            self.assertNotIn("CFO", page.err)
        self.log("us", "approval", "refuse", "--who", "Tom Feld", "--dry-run", err="")
        self.log("us", "approval", "grant", "--who", "Sam Okoye", err="")

    def test_bug_json_did_not_say_that_a_flag_was_settled(self):
        self.log("us", "offer", "price=190k", "payment_days=60", "--who", "Ana Ruiz")
        flag, = self.requests()["flags"]
        self.assertIs(False, flag["settled"])
        self.assertIn("no approval is on the record", " ".join(self.call("advise").out.split()))
        self.log("us", "approval", "price=190k", "payment_days=60", "--who", "Ana Ruiz")
        self.log("us", "approval", "refuse", "--who", "Ana Ruiz")  # by who asked: it settles nothing
        self.log("us", "approval", "grant", "--who", "Tom Feld")
        flag, answer = self.requests()["flags"]
        self.assertEqual(("unasked", True), (flag["offer"], flag["settled"]))
        self.assertIsNone(answer["settled"])
        self.assertNotIn("no approval is on the record", " ".join(self.call("advise").out.split()))

    def test_bug_the_walk_away_showed_in_whose_approval_an_offer_needed(self):
        pages = set()
        for price in ("180k", "179900"):
            page = self.call("log", "us", "offer", "price=" + price, "--dry-run", "--hide-walk-away").out
            self.assertIn("without an approval that it needed", " ".join(page.split()))
            pages.add(page.split("APPROVALS")[1].split("WHAT THIS RESTS ON")[0].replace("179,900", "180,000"))
        self.assertEqual(1, len(pages))

    def test_bug_words_and_signatures_went_round_approvals(self):
        for words in (("us", "statement", "promise", "price=190k"), ("us", "statement", "position", "price=190k"),
                      ("us", "outcome", "won", "price=190k", "--reason", "speed")):
            self.setUp()
            page = self.expect(self.call("log", *words), 0)
            self.assertEqual("director", self.record()[-1]["needs"], words)
            self.assertIn("needed the sales director, and no approval is on the record", " ".join(page.out.split()))
        self.setUp()
        self.call("log", "us", "statement", "promise", "price=235k")
        self.assertNotIn("needs", self.record()[-1])

    def test_bug_what_breaks_a_limit_needed_only_the_seller(self):
        self.call("log", "us", "offer", "payment_days=90")
        self.assertEqual("cfo", self.record()[-1]["needs"])

    def test_bug_who_logged_a_request_without_a_name_granted_it(self):
        self.call("log", "us", "approval", "price=215k", "--author", "Tom Feld")
        result = self.call("log", "us", "approval", "grant", "answers=2", "--who", "Tom Feld", "--author", "Tom Feld")
        self.assertIn("who asks does not answer", result.err)

    def test_bug_a_grant_of_too_much_named_the_authority_of_the_request(self):
        self.call("log", "us", "approval", "price=215k", "--who", "Ana Ruiz")
        page = self.call("log", "us", "approval", "grant", "answers=2", "price=172k", "--who", "Tom Feld")
        self.assertIn("these terms need the CFO", " ".join(page.out.split()))

    def test_bug_a_delegation_to_nobody_was_written(self):
        before = self.record()
        self.log("us", "approval", "delegate", "--who", "Sam Okoye", code=1, out="", err="to: is missing: to whom")
        self.assertEqual(before, self.record())

    def test_bug_a_misspelt_name_was_written(self):
        self.log(*ASK)
        before = self.record()
        for words, message in (
                ((*GRANT, "Tom Fled"), "who: 'Tom Fled' is nobody of ours; did you mean 'Tom Feld'?"),
                ((*GRANT, "TomFeld"), "did you mean 'Tom Feld'?"),
                (("us", "approval", "price=180k", "--who", "Anna Ruiz"), "did you mean 'Ana Ruiz'?"),
                (("us", "approval", "delegate", "--who", "Tom Feld", "to=Sam Okoie"),
                 "to: 'Sam Okoie' is nobody of ours; did you mean 'Sam Okoye'?"),
                (("us", "acknowledgement", "--who", "Pria Nair"), "did you mean 'Priya Nair'?"),
                (("us", "left", "Pria Nair"), "did you mean 'Priya Nair'?")):
            self.log(*words, code=1, out="", err=message)
        self.assertEqual(before, self.record())
        # Who is like nobody may be new; an offer by such a name stands, and is doubted.
        self.log(*GRANT, "Zelda Quist", err="warning: who: 'Zelda Quist' is nobody of ours")
        self.assertEqual("other", self.record()[2]["as"])
        self.log("us", "offer", "price=230k", "--who", "Anna Ruiz", err="warning: who: 'Anna Ruiz' is logged as another one than 'Ana Ruiz'")
        for words in (("us", "left", "Priya Nair"), ("them", "left", "J. Meyer"), ("us", "note", "x", "--who", "Zelda")):
            self.log(*words, err="")

    def test_what_log_writes_is_not_for_typing(self):
        for words in (("offer", "price=190k", "needs=seller"), ("approval", "price=190k", "needs=seller"),
                      ("approval", "grant", "price=190k", "as=sponsor"),
                      ("approval", "grant", "price=190k", "title=CFO")):
            key = words[-1].split("=")[0]
            self.log("us", *words, "--who", "Tom Feld", code=1, out="",
                     err=f"the event: {key}: is written by 'dealwright log' itself")
        self.log("us", "joined", "Lea Ott", "role=approver", "title=CFO")


    def words(self, command, *arguments):
        return " ".join(self.expect(self.call(command, *arguments), 0).out.split())

    def score(self, terms):
        return self.words("score", "--package", "{" + terms + "}")

    def approval(self, terms):
        page = self.expect(self.call("score", "--package", "{" + terms + "}", "--format", "json"), 0).out
        return json.loads(page)["package"]["approval"]

    WORDS = "“if they take four years”"

    def grant_with_words(self, flag="--reason"):
        """What we ask next needs a yes, and has one with words."""
        self.log("us", "offer", "price=217k", "--who", "Ana Ruiz")
        self.log("us", "approval", "price=190k", "--who", "Ana Ruiz")
        return " ".join(self.expect(self.call("log", "us", "approval", "grant", "--who", "Tom Feld", flag,
                                              "if they take four years"), 0).out.split())

    def test_bug_a_condition_in_words_was_lost_once_it_was_granted(self):
        page = self.grant_with_words("--note")
        self.assertIn(f"Tom Feld wrote with it: {self.WORDS}", page)
        self.assertIn("words are not checked here", page)
        for command in ("plan", "packages"):
            self.assertIn(self.WORDS, self.words(command), command)
        self.assertIn(f"This package: granted by Tom Feld on 24 November 2026 with the words {self.WORDS}",
                      self.score("price: 195000"))
        self.log("us", "offer", "price=195k", "--who", "Ana Ruiz")
        page = self.words("advise", "--width", "120")
        self.assertIn("What we have on the table at Fern Logistics rests on what Tom Feld granted", page)
        self.assertIn(self.WORDS, page)
        # What needs nobody does not rest on it, and what goes beyond it is not granted at all.
        self.assertNotIn("This package: granted", self.score("price: 235000"))
        self.assertIn("before a yes: this package (sales director: ask Tom Feld)", self.score("price: 185000"))

    def test_the_yes_to_their_offer_and_what_is_agreed_carry_the_words(self):
        self.grant_with_words()
        self.log("us", "offer", "price=200k", "--who", "Ana Ruiz")
        self.log("them", "offer", "price=200k", "term_years=3")
        self.log("us", "accept", "--who", "Ana Ruiz")
        page = self.words("advise")
        self.assertIn("What is agreed with Fern Logistics rests on what Tom Feld granted", page)
        self.assertIn(self.WORDS, page)
        self.assertIn(self.WORDS, self.words("packages"))
        self.assertEqual("if they take four years", self.requests()["conditions"]["our_offer"]["words"])
        self.log("them", "outcome", "won", "--reason", "speed")
        self.assertIn(f"rests on the words of Tom Feld: {self.WORDS}", self.words("debrief"))

    def test_programs_get_the_words_with_all_that_rests_on_them(self):
        self.grant_with_words()
        page = self.requests()
        self.assertEqual("if they take four years", page["requests"][0]["words"])
        condition = {"event": 4, "who": "Tom Feld", "date": "2026-11-24", "words": "if they take four years"}
        self.assertEqual(condition, page["conditions"]["next_offer"])
        approval = self.approval("price: 195000")
        self.assertEqual(("covered", condition), (approval["state"], approval["condition"]))
        self.assertIsNone(self.approval("price: 235000")["condition"])
        self.assertIsNone(self.approval("price: 185000")["condition"])

    PAGES = ("advise", "plan", "packages", "brief", "replay", "ledger", "debrief")

    def said_to(self, *hide):
        """All pages, as text and for programs."""
        return {(name, form): " ".join(self.call(name, *hide, "--format", form).out.split())
                for name in self.PAGES for form in ("text", "json")}

    def test_bug_the_words_of_a_grant_were_told_to_who_may_not_see_walk_aways(self):
        hide = "--hide-walk-away"
        secret = "not below 188 by any means"
        self.log("us", "offer", "price=217k", "--who", "Ana Ruiz")
        self.log("us", "approval", "price=190k", "--who", "Ana Ruiz", "--note", secret)
        page = self.expect(self.call("log", "us", "approval", "grant", "--who", "Tom Feld", "--reason", secret, hide), 0)
        self.assertNotIn(secret, " ".join(page.out.split()))
        self.assertIn("Tom Feld wrote words with it that may set a condition for whatever of this room goes to Fern "
                      "Logistics: ask Tom Feld for them first.", " ".join(page.out.split()))

        def nowhere(of, who):
            pages = self.said_to(hide)
            for place, text in pages.items():
                self.assertNotIn(secret, text, place)
            self.assertIn(f"{of} Tom Feld granted on 24 November 2026 with words that may set a condition: ask Tom Feld",
                          pages[who, "text"])
            self.assertIn(secret, " ".join(self.said_to().values()))

        nowhere("The next offer to Fern Logistics is covered by what", "advise")
        self.assertIn("granted by Tom Feld on 24 November 2026 with words that may set a condition: ask Tom Feld for them",
                      self.words("packages", hide))
        condition = json.loads(self.call("advise", hide, "--format", "json").out)["requests"]["conditions"]["next_offer"]
        self.assertEqual(("Tom Feld", None), (condition["who"], condition["words"]))
        request = json.loads(self.call("advise", hide, "--format", "json").out)["requests"]["requests"][0]
        self.assertEqual((True, None), (request["conditional"], request["words"]))
        self.log("us", "offer", "price=195k", "--who", "Ana Ruiz")
        nowhere("What we have on the table at Fern Logistics rests on what", "advise")
        self.log("them", "accept", "--who", "J. Meyer")
        nowhere("What is agreed with Fern Logistics rests on what", "advise")
        self.log("them", "outcome", "won", "--reason", "speed")
        self.assertNotIn(secret, self.words("debrief", hide))
        self.assertIn("what was agreed rests on a grant of Tom Feld with words that may set a condition: ask Tom Feld",
                      self.words("debrief", hide))

    def test_an_offer_beyond_a_grant_with_words_tells_only_whose_words(self):
        secret = "not below 188 by any means"
        self.log("us", "approval", "price=190k", "--who", "Ana Ruiz")
        self.log("us", "approval", "grant", "--who", "Tom Feld", "--reason", secret)
        self.log("us", "offer", "price=189k", "--who", "Ana Ruiz")
        for place, text in self.said_to("--hide-walk-away").items():
            self.assertNotIn(secret, text, place)
        self.assertIn("Granted, with words of Tom Feld that may set a condition: price USD 190,000",
                      self.words("advise", "--hide-walk-away"))

    def test_the_reason_of_a_refusal_is_for_the_same_readers(self):
        self.log("us", "approval", "price=190k", "--who", "Ana Ruiz")
        self.log("us", "approval", "refuse", "--who", "Tom Feld", "--reason", "nothing under 199")
        for place, text in self.said_to("--hide-walk-away").items():
            self.assertNotIn("nothing under 199", text, place)
        self.assertIn("nothing under 199", self.words("advise"))

    def test_a_condition_that_is_a_term_of_the_grant_binds(self):
        self.log(*ASK)
        self.log(*GRANT, "Tom Feld", "price=190k", "term_years=3")
        self.assertEqual(["unasked", "covered"],
                         [self.approval(f"price: 190000, term_years: {years}")["state"] for years in (1, 3)])
        self.log("us", "offer", "price=190k", "term_years=1", "--who", "Ana Ruiz")
        self.assertIn("not granted: contract term 1 year", self.words("advise"))

    def test_packages_say_whose_yes_they_need(self):
        self.log("us", "offer", "price=217k", "--who", "Ana Ruiz")
        for page in (self.words("plan"), self.words("packages"), self.words("frontier"), self.score("price: 200000")):
            self.assertRegex(page, r"Not shown to Fern Logistics before a yes: [^.]*\(sales \w+: ask Tom Feld\)")
        made = json.loads(self.call("packages", "--format", "json").out)
        self.assertEqual(1, len(made["approvals"]))
        for package in (made["next"], *made["packages"]):
            unasked = package["authority"] != "seller"
            approval = package["approval"]
            self.assertEqual(("unasked", package["authority"], "Tom Feld") if unasked else ("own", None, None),
                             (approval["state"], approval["needs"], approval["ask"]))
            self.assertEqual(unasked, "price" in approval["for"])
            self.assertIsNone(approval["condition"])
        # What is asked for is not granted, and a refusal is told with who said it.
        self.log("us", "approval", "price=200k", "--who", "Ana Ruiz")
        self.assertIn("(sales manager: asked for, not answered)", self.score("price: 200000"))
        self.log("us", "approval", "refuse", "--who", "Tom Feld")
        self.assertIn("(refused by Tom Feld on 24 November 2026)", self.score("price: 200000"))

    def test_nobody_to_ask_is_said(self):
        self.edit(("    - {name: Tom Feld, role: approver, title: Deal Desk}\n", ""),
                  ("    - {name: Sam Okoye, role: sponsor, title: CFO}\n", ""))
        self.assertIn("(sales manager: nobody named here may give it)", self.score("price: 200000"))


class InAStore(OnFile):
    """The same of a stored deal, whose file comes back by 'deal update'."""

    def setUp(self):
        super().setUp()
        self.store = f"sqlite:{self.folder}/deals.db"
        self.expect(run("deal", "add", self.path, "--name", "fern", "--store", self.store), 0)

    def call(self, command, *arguments):
        return run(command, "fern", *arguments, *DAY, "--store", self.store)

    def edit(self, *changes):
        self.path.write_text(DEAL)
        super().edit(*changes)
        self.path.write_text(self.path.read_text()[:self.path.read_text().index("record:")])
        self.expect(run("deal", "update", "fern", self.path, "--store", self.store), 0)

    def record(self):
        return json.loads(run("deal", "show", "fern", "--format", "json", "--store", self.store).out)["record"]

    def tearDown(self):
        self.expect(run("audit", "--store", self.store), 0)
        super().tearDown()


if __name__ == "__main__":
    main()
