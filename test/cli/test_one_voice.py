#!/usr/bin/env python3
"""What one section says is not undone by another: a plan beside the advice to accept, to hold, to ask, to walk away."""
import json
import os
import sys

sys.path.insert(0, os.path.dirname(__file__))
from cold_stores import COLD, DAY, TENDER, THEY_OPEN, WE_MOVE
from support import ROOT, Case, main, run

ENOUGH = "  - {at: 2026-11-06, by: them, event: offer, package: {price: 191000, payment_days: 14, term_years: 4}}\n"
TWO_FIGURES = "  - {at: 2026-11-05, by: us, who: Jonas Beck, event: statement, package: {price: 182000}, statement: position}\n"
DEMAND = "  - {at: 2026-11-04, by: them, who: K. Sund, event: statement, package: {term_years: 1}, statement: demand, note: one year}\n"


class OneVoice(Case):
    def page(self, name, text, *options, day=DAY):
        return self.page_of(text, name, *day, *options)

    def data(self, name, text, *options):
        return json.loads(run(name, self.write("deal.yaml", text), *DAY, *options, "--format", "json").out)

    def ids(self, page, section):
        return [line["id"] for line in page[section]["lines"]]


class BesideAYes(OneVoice):
    YES = COLD + THEY_OPEN + WE_MOVE + ENOUGH
    AGREED = YES + "  - {at: 2026-11-09, by: us, who: Mira Holt, event: accept}\n"
    PRESSES = ("Put the market beside it", "tell me where you see yourselves", "The price talk", "Last round through",
               "Order: ", "What blocks", "Not on the table yet", "How to trade", "ask what the other offer includes",
               "that is a number we can work with", "Should the talk sink")

    def test_bug_the_plan_argued_for_our_number_where_theirs_is_to_be_accepted(self):
        self.assertIn("Next move: accept", self.page("advise", self.YES))
        page = self.page("plan", self.YES)
        for words in self.PRESSES:
            self.assertNotIn(words, page)
        self.assertIn("Put the market beside it", self.page("plan", COLD + THEY_OPEN + WE_MOVE))

    def test_bug_questions_and_approvals_of_the_talks_were_told_of_an_agreed_deal(self):
        said = ("Questions to Brevik Foods", "three working days' notice", "answered from a phone")
        before, agreed = self.page("plan", COLD + THEY_OPEN + WE_MOVE), self.page("plan", self.AGREED)
        for words in said:
            self.assertTrue(words in before and words not in agreed, words)
        self.assertEqual([], self.data("plan", self.AGREED)["questions"]["lines"])

    def test_bug_an_overdue_promise_of_theirs_waited_for_an_offer_of_ours_after_the_agreement(self):
        promise = ("  - {at: 2026-11-06, by: them, who: K. Sund, event: statement, statement: promise, note: the order form, "
                   "until: 2026-11-08}\n")
        page = self.page("advise", self.AGREED.replace("  - {at: 2026-11-09", promise + "  - {at: 2026-11-09"))
        self.assertTrue("How far is it?" in page and "Ask Brevik Foods for it; log what comes" in page)
        self.assertTrue("before a new offer of ours" not in page)

    def test_bug_what_was_agreed_was_still_said_to_be_on_the_table_at_our_price(self):
        page = self.page("plan", self.AGREED)
        self.assertIn("OPENING Agreed: EUR 191,000 a year.", page)
        for words in (*self.PRESSES, "On the table: EUR"):
            self.assertNotIn(words, page)
        self.assertIsNone(self.data("plan", self.AGREED)["opening"]["on_the_table"])

    def test_bug_the_meaning_asked_for_something_else_beside_the_advice_to_accept(self):
        text = COLD + THEY_OPEN + ENOUGH
        self.assertIn("Next move: accept", self.page("advise", text))
        self.assertNotIn("they_gave_where_it_is_cheap", self.ids(self.data("advise", text), "meaning"))

    def test_bug_alerts_forbade_any_answer_while_a_yes_is_advised(self):
        text = COLD + THEY_OPEN + WE_MOVE + TWO_FIGURES + ENOUGH.replace("2026-11-06", "2026-11-07")
        page = self.page("advise", text)
        self.assertIn("Next move: accept", page)
        self.assertIn("neither of them is argued about", page)
        self.assertNotIn("before anybody names a figure", page)
        self.assertNotIn("before anything answers that offer", page)

    def test_bug_a_difference_named_the_next_offer_and_not_the_yes(self):
        page = self.page("plan", self.YES, "--diff")
        self.assertIn("PACKAGES Say yes to what they offer; it is worth EUR ", page)
        self.assertNotIn("Next offer: price", page)

    def test_bug_the_executive_was_told_that_all_between_is_for_the_table(self):
        page = self.page("brief", self.YES)
        self.assertIn("neither is talked about", page)
        self.assertNotIn("all between is for the table", page)


class AfterTheirNo(OneVoice):
    OFFERED = "  - {at: 2026-11-06, by: them, event: offer, package: {price: 178000, payment_days: 30, term_years: 3}}\n"
    AGREED = COLD + THEY_OPEN + WE_MOVE + OFFERED + "  - {at: 2026-11-06, by: us, event: accept}\n"
    BROKEN = AGREED + "  - {at: 2026-11-09, by: us, event: offer, package: {price: 186000}}\n"
    REFUSED = "  - {at: 2026-11-09, by: them, event: refuse}\n"
    HALF_YES = COLD + THEY_OPEN + WE_MOVE + "  - {at: 2026-11-06, by: them, event: accept, package: {price: 190000, payment_days: 60}}\n"

    def test_bug_nothing_led_back_to_what_we_had_left_when_they_refused_what_came_instead(self):
        page = self.page("advise", self.BROKEN + self.REFUSED)
        self.assertIn("Go back: offer EUR 178,000 and the terms with it once more", page)
        self.assertNotIn("Find out what the no", page)
        self.assertNotIn("Go back", self.page("advise", self.BROKEN))
        again = "  - {at: 2026-11-09, by: us, event: offer, package: {price: 178000, payment_days: 30, term_years: 3}}\n"
        self.assertNotIn("Go back", self.page("advise", self.BROKEN + self.REFUSED + again))

    def test_bug_the_next_offer_was_not_what_the_advice_went_back_to(self):
        better = self.BROKEN.replace("price: 186000", "price: 175000, case_study: written, term_years: 4")
        for text, price in ((self.BROKEN, 186000), (better, 175000)):
            for refused in (self.REFUSED, self.REFUSED.replace("refuse", "refuse, package: {price: %d}" % price)):
                page = self.page("packages", text + refused)
                self.assertIn("Here is what we can do: price EUR 178,000; contract term 3 years", page)
                self.assertIn("EUR 178,000", self.page("plan", text + refused))

    def test_bug_what_had_been_agreed_was_as_unlikely_to_be_taken_as_what_they_had_refused_since(self):
        better = self.BROKEN.replace("price: 186000", "price: 175000, case_study: written, term_years: 4") + self.REFUSED
        again = "  - {at: 2026-11-09, by: us, event: offer, package: {price: 178000, payment_days: 30, term_years: 3, case_study: none}}\n"
        for text in (better, better + again):
            following = self.data("packages", text)["next"]
            self.assertEqual(17800000, following["package"]["price"])
            self.assertGreater(following["acceptance"], 0.6)
            self.assertNotIn("no better for Brevik Foods", self.page("packages", text))

    def test_bug_what_they_had_refused_was_said_to_be_on_the_table(self):
        for refused in (self.REFUSED, self.REFUSED.replace("refuse", "refuse, package: {price: 186000}")):
            page = self.page("plan", self.BROKEN + refused)
            self.assertIn("OPENING Offered, and refused: EUR 186,000 a year.", page)
            self.assertNotIn("On the table: EUR", page)
            self.assertNotIn("EUR 186,000 is with Brevik Foods", page)
        self.assertIn("On the table: EUR 186,000 a year.", self.page("plan", self.BROKEN))

    def test_bug_their_answer_to_what_ended_an_agreement_of_ours_was_told_as_theirs_alone(self):
        given = (COLD + THEY_OPEN + WE_MOVE.replace(", training: full", "") + "  - {at: 2026-11-06, by: them, event: accept}\n"
                 "  - {at: 2026-11-09, by: us, event: offer, package: {price: 187000, term_years: 4, training: full}}\n")
        answer = "  - {at: 2026-11-09, by: them, event: offer, package: {price: 171400, term_years: 3, training: full}}\n"
        page = self.page("advise", given + answer)
        self.assertIn("Brevik Foods had agreed to EUR 190,000 and the terms with it; we ended that, and it asks for more than that "
                      "now: price from EUR 190,000 to EUR 171,400.", page)
        for words in ("training from basic to full. Ask", "since it said yes", "since its own offer", "went back on its own"):
            self.assertNotIn(words, page)
        self.assertIn("Was agreed price EUR 190,000", self.page("brief", given + answer))

    def test_nobody_is_led_back_below_the_walk_away(self):
        low = self.BROKEN.replace("178000", "128000")
        self.assertNotIn("Go back", self.page("advise", low + self.REFUSED))

    def doubted(self, name, text):
        return " ".join(run(name, self.write("deal.yaml", text), *DAY).out.split())

    def test_bug_a_yes_that_they_took_back_was_to_be_accepted_today(self):
        self.assertNotIn("went back on it", self.doubted("brief", self.HALF_YES))
        text = self.HALF_YES + self.REFUSED
        self.assertIn("Next move: ask", self.doubted("advise", text))
        self.assertIn("they went back on it on 9 November 2026", self.doubted("brief", text))
        for name in ("advise", "plan", "packages", "brief"):
            self.assertNotIn("Say yes to", self.doubted(name, text))
        since = "  - {at: 2026-11-09, by: us, event: offer, package: {price: 189000}}\n"
        self.assertNotIn("went back on it", self.doubted("brief", self.HALF_YES + since + self.REFUSED))

    def test_bug_offers_differed_on_a_term_that_both_had_named_alike(self):
        ours, theirs = ("  - {at: 2026-11-%s, by: " + by + ", event: offer, package: {%s}}\n" for by in ("us", "them"))
        word = ("  - {at: 2026-11-05, by: them, event: statement, statement: ultimatum, package: {price: 168000, term_years: 2}, "
                "until: 2026-11-06, note: our last}\n")
        text = (COLD.replace("term_years: 2, payment_days: 30, case_study: none", "term_years: 3, payment_days: 30, case_study: written")
                + theirs % ("03", "price: 145000, term_years: 1") + ours % ("04", "price: 185000") + word
                + ours % ("06", "price: 168000, term_years: 2") + theirs % ("09", "price: 164000")
                + "  - {at: 2026-11-09, by: them, event: signal, signal: resistance}\n")
        self.assertIn("The offers still differ on case study, payment terms and price.", self.page("advise", text))

    def test_bug_they_had_refused_our_offer_though_we_had_made_none(self):
        text = COLD[:COLD.index("record:")] + "record:\n" + THEY_OPEN + self.REFUSED
        page = self.page("brief", text)
        self.assertIn("Brevik Foods said no on 9 November 2026", page)
        self.assertNotIn("our offer on", page)


class BesideOtherMoves(OneVoice):
    def test_bug_our_number_was_argued_for_while_two_of_ours_had_named_different_ones(self):
        text = COLD + THEY_OPEN + WE_MOVE + TWO_FIGURES + ENOUGH.replace("2026-11-06", "2026-11-07").replace("191000", "176000")
        page = self.page("plan", text)
        self.assertIn("OPENING On the table: EUR 190,000 a year.", page)
        opening = page[page.index("OPENING On"):page.index("PACKAGES ")]
        self.assertIn("Mira Holt and Jonas Beck have named different terms, and which of them stands is settled first.", opening)
        self.assertNotIn("Put the market beside it", opening)
        self.assertNotIn("a number we can work with", opening)
        self.assertNotIn("until Brevik Foods has answered", self.page("advise", text))

    def test_bug_a_price_step_was_advised_that_the_same_page_forbade(self):
        text = COLD + THEY_OPEN + WE_MOVE.replace("190000", "183000") + "  - {at: 2026-11-06, by: them, event: refuse, package: {training: full}}\n"
        page = self.data("advise", text)
        self.assertIn("they_stand_still", self.ids(page, "alerts"))
        self.assertIn("ask_for_their_move", self.ids(page, "next_move"))
        self.assertIn("Next move: ask", self.page("advise", text))

    def test_bug_a_no_to_one_term_was_asked_about_as_if_to_all(self):
        for what, words in (("package: {case_study: short film}", "The no of Brevik Foods was to case study short film"),
                            ("reason: too early", "Ask what would have to be different there")):
            text = COLD + THEY_OPEN.replace("written", "short film") + f"  - {{at: 2026-11-05, by: them, event: refuse, {what}}}\n"
            self.assertIn(words, self.page("advise", text))
        self.assertIn("Find out what the no of Brevik Foods was about",
                      self.page("advise", COLD + THEY_OPEN + "  - {at: 2026-11-05, by: them, event: refuse}\n"))

    def test_bug_the_hint_named_a_term_that_their_demand_had_ruled_out(self):
        text = COLD + DEMAND + "  - {at: 2026-11-05, by: them, who: K. Sund, event: refuse}\n"
        page = self.page("advise", text)
        self.assertIn("them refuse payment_days=30”", page)
        self.assertNotIn("refuse term_years=2", page)
        self.assertIn("K. Sund demanded on 4 November 2026: contract term 1 year.", self.page("brief", text))

    def test_bug_a_yes_was_asked_for_an_offer_that_they_had_refused(self):
        low = COLD + WE_MOVE.replace("190000", "152500")
        self.assertIn("no approval is on the record", self.page("advise", low))
        refused = low + "  - {at: 2026-11-06, by: them, who: K. Sund, event: refuse}\n"
        self.assertNotIn("no approval is on the record", self.page("advise", refused))

    def test_bug_a_refusal_of_terms_that_nobody_asked_for_was_told_as_an_answer(self):
        refuses = "  - {at: 2026-11-05, by: us, who: Petra Lang, event: approval, action: refuse, package: {price: 172500}}\n"
        page = self.page("advise", COLD + THEY_OPEN + refuses)
        self.assertIn("Petra Lang has refused price EUR 172,500. Another package goes to Brevik Foods, or none", page)
        self.assertNotIn("has refused what was asked for", page)

    def test_bug_a_hint_with_a_blank_in_it_could_not_be_typed(self):
        text = (COLD.replace("case_study: none, training: basic}", "case_study: short film}").replace("term_years: 2, payment_days: 30, ", "")
                + "  - {at: 2026-11-05, by: them, event: refuse}\n")
        self.assertIn('them refuse case_study="short film"”', self.page("advise", text))

    def test_bug_a_demand_that_rules_out_nothing_of_ours_left_an_empty_list(self):
        text = (COLD.replace("must: {", "must: {case_study: none, ")
                + "  - {at: 2026-11-04, by: them, event: statement, package: {case_study: none}, statement: demand}\n")
        for name in ("packages", "plan"):
            page = self.page(name, text)
            self.assertNotIn("none of our packages has ,", page)


class OnePackageAtATime(OneVoice):
    def test_bug_the_advice_laid_side_by_side_what_the_plan_shows_one_at_a_time(self):
        day = ("--date", "2026-10-06")
        page = self.page("advise", TENDER, day=day)
        self.assertIn("Next move: offer. Put the next offer to Marlo Retail.", page)
        self.assertIn("Put one of the packages that are worth the same to us to Marlo Retail", page)
        self.assertNotIn("side by side, and ask which is nearest", page)
        self.assertIn("one package at a time", self.page("plan", TENDER, day=day))

    def test_bug_an_opening_under_the_evidence_was_said_to_lie_inside_it(self):
        day = ("--date", "2026-10-06")
        self.assertIn("a little under the evidence", self.page("plan", TENDER, day=day))
        page = self.page("advise", TENDER, day=day)
        self.assertIn("close enough to what the evidence carries", page)
        self.assertNotIn("inside what the evidence carries", page)
        below = TENDER.replace("price: 124000", "price: 122000")
        self.assertNotIn("close enough to what the evidence carries", self.page("advise", below, day=day))


class AskedBack(OneVoice):
    def test_bug_the_ladder_asked_for_what_stood_on_the_table_by_another_name(self):
        other = COLD.replace("case_study: {us: {none: 0, written", "reference: {us: {none: 0, case_study") \
                    .replace("them: {none: 0, written", "them: {none: 0, case_study").replace("case_study: none", "reference: none") \
                    .replace("short film", "calls")
        steps = self.data("plan", other)["ladder"]["steps"]
        kinds = {get["kind"] for step in steps for get in step["gets"] if "kind" in get}
        self.assertTrue(steps)
        self.assertFalse(kinds & {"case_study", "reference_calls"}, kinds)


class WalkingAway(OneVoice):
    """We have gone below our walk-away, and what they offer is far below that."""

    RECORD = """
record:
  - {at: 2026-11-18, by: us, event: offer, package: {price: 235000}}
  - {at: 2026-11-19, by: us, event: offer, package: {price: 180000, service_level: premium, implementation_timeline: ten_weeks,
     training: all_dispatchers, expansion_price_hold: two_years, first_year_discount: 0.3, payment_days: 60}}
  - {at: 2026-11-20, by: them, event: offer, package: {price: 71700}}
"""

    def test_bug_a_next_offer_stood_beside_the_advice_to_walk_away(self):
        deal, _, _ = (ROOT / "examples" / "northwind.yaml").read_text().partition("\nrecord:")
        day = ("--date", "2026-11-23")
        self.assertIn("Next move: walk away", self.page("advise", deal + self.RECORD, day=day))
        for name in ("packages", "plan"):
            page = self.page(name, deal + self.RECORD, day=day)
            self.assertIn("Not to be put to Northwind Freight: the next move is to walk away.", page)
            self.assertNotIn("this is the offer after it", page)


LOW = """\
name: Low opening
account: Brevik Foods
currency: EUR
date: 2026-10-01
close_by: 2026-12-18
value: {list_price: 100000, target_price: 92000, floor_price: 84000, cost_to_serve: 50000, market: {low: 78000, high: 100000, evidence: tenders}}
issues:
  price: {from: 84000, to: 100000, step: 1000}
  case_study: {us: {none: 0, published: 5000}, them: {none: 0, published: -1000}}
people:
  ours: [{name: Ann Lee, role: lead}, {name: Tom Feld, role: approver, title: Sales director}]
  theirs: [{name: Pat Moss, title: Buyer, authority: decides}]
"""


class FirstMeeting(OneVoice):
    def test_bug_two_lines_said_the_same_of_an_early_win(self):
        for name in ("alderbay", "herons", "hallgarten"):
            with self.subTest(name):
                path = ROOT / "examples" / f"{name}.yaml"
                page = " ".join(self.expect(run("plan", path), 0).out.split())
                self.assertEqual(page.count("Note in the first meeting") + page.count("Find common ground on"), 1)


class LowOpening(OneVoice):
    """An opening near the evidence, and below our walk-away."""

    def test_bug_a_number_that_cannot_be_taken_was_one_to_work_with(self):
        for price, works in ((77100, False), (88300, True)):
            record = f"record:\n  - {{at: 2026-10-05, by: them, event: offer, package: {{price: {price}}}}}\n"
            page = self.page("plan", LOW + record, day=("--date", "2026-10-05"))
            self.assertIn("close enough to the evidence of EUR 78,000", page)
            self.assertEqual("a number we can work with" in page, works)
            self.assertEqual("ask for its origin, and build nothing on it" in page, not works)


class Newcomer(OneVoice):
    OFFER = "record:\n  - {at: 2026-10-05, by: us, event: offer, package: {price: 98000}}\n"
    JOINED = "  - {{at: 2026-10-06, by: them, event: joined, person: {{name: Colin Pratt, title: CFO{}}}}}\n"

    def test_bug_who_came_with_an_interest_was_asked_for_it(self):
        page = self.page("advise", LOW + self.OFFER + self.JOINED.format(", interest: savings before December"),
                         day=("--date", "2026-10-06"))
        self.assertIn("joined: Colin Pratt; CFO; savings before December", page)
        self.assertIn("Colin Pratt is new on their side and wants: savings before December", page)
        self.assertNotIn("for the interest and the say of whoever is new", page)
        self.assertNotIn("hear what matters to you", page)

    def test_without_one_the_alert_asks_for_it(self):
        page = self.page("advise", LOW + self.OFFER + self.JOINED.format(""), day=("--date", "2026-10-06"))
        self.assertIn("for the interest and the say of whoever is new", page)

    def test_of_two_no_interest_passes_for_that_of_both(self):
        page = self.page("advise", LOW + self.OFFER + self.JOINED.format(", interest: savings before December") +
                         self.JOINED.replace("Colin Pratt", "Ida Roth").format(""), day=("--date", "2026-10-06"))
        self.assertIn("for the interest and the say of whoever is new", page)


class Executive(OneVoice):
    PROMISE = "  - {at: 2026-10-07, by: us, who: Tom Feld, event: escalation, action: promise, note: a named manager}\n"

    def test_bug_a_promise_was_told_as_a_talk_of_the_executives(self):
        offer = "record:\n  - {at: 2026-10-05, by: us, event: offer, package: {price: 91000}}\n"
        met = "  - {at: 2026-10-06, by: us, who: Tom Feld, event: escalation, action: meeting}\n"
        page = self.page("brief", LOW + offer + self.PROMISE, day=("--date", "2026-10-07"))
        self.assertIn("A promise was made above working level on 7 October 2026", page)
        self.assertNotIn("executives have talked on", page)
        self.assertNotIn("Every promise of the talk of", page)
        page = self.page("brief", LOW + offer + met + self.PROMISE, day=("--date", "2026-10-07"))
        self.assertIn("The executives have talked on 6 October 2026", page)

    def test_bug_a_lost_deal_blamed_where_the_advice_had_been_to_go_on(self):
        record = ("record:\n  - {at: 2026-10-05, by: us, event: offer, package: {price: 97000}}\n"
                  "  - {at: 2026-10-06, by: them, event: offer, package: {price: 90000}}\n"
                  "  - {at: 2026-10-09, by: them, event: outcome, outcome: lost}\n")
        page = self.page("debrief", LOW + record, day=("--date", "2026-10-10"))
        self.assertIn("by the advice of the day", page)
        self.assertNotIn("waiting for", page)

    def test_bug_all_between_the_target_and_the_walk_away_was_for_the_table_of_a_talk_that_gives_nothing(self):
        large = "facts: {value: 1200000, complexity: complex, horizon: strategic, importance: mission_critical, expansion: high}\n"
        record = "record:\n  - {at: 2026-10-05, by: us, event: offer, package: {price: 91000}}\n"
        day = ("--date", "2026-10-06")
        page = self.page("brief", LOW + large + record, day=day)
        self.assertIn("anything below the EUR 91,000 that is out", page)
        self.assertIn("what is out EUR", page)
        self.assertIn("traded at the table by Ann Lee, and none of it in this talk", page)
        self.assertNotIn("what is out", self.page("brief", LOW + large, day=day))


class EndedBeforeItsDay(OneVoice):
    ENDED = COLD + (
        "  - {at: 2026-11-02, by: them, event: offer, package: {price: 171300, term_years: 4}, until: 2026-11-09}\n"
        "  - {at: 2026-11-05, by: them, event: refuse, package: {term_years: 4}, reason: one year first}\n"
        "  - {at: 2026-11-11, by: us, event: session}\n")

    def test_bug_an_offer_that_they_went_back_on_lapsed_later_on_one_page(self):
        advice, brief = (self.page(name, self.ENDED, day=()) for name in ("advise", "brief"))
        self.assertIn("offered ended on 5 November 2026, when it went back on part of it", advice)
        self.assertIn("they went back on it on 5 November 2026", brief)
        for page in (advice, brief):
            self.assertNotIn("stood until 9 November 2026", page)
        late = self.ENDED.replace("2026-11-05, by: them", "2026-11-10, by: them")
        self.assertIn("stood until 9 November 2026 and has lapsed", self.page("advise", late, day=()))


UNPRICED = """\
name: Data exchange
account: Fells Rail
currency: EUR
date: 2026-05-04
issues:
  data_rights:
    us: {shared: 0, ours_only: 38000}
    them: {shared: 0, ours_only: -21000}
  case_study: {importance: {us: high, them: low}}
record:
  - {at: 2026-05-05, by: us, event: offer, package: {data_rights: ours_only, case_study: written}}
"""


class WithoutWorth(OneVoice):
    GONE = "  - {at: 2026-05-22, by: us, event: offer, package: {data_rights: ours_only, case_study: none}}\n"

    def test_bug_what_was_let_go_after_their_no_was_a_trade(self):
        refused = "  - {at: 2026-05-20, by: them, event: refuse, package: {case_study: written}}\n"
        page = self.page("advise", UNPRICED + refused + self.GONE, day=())
        self.assertIn("so let go what Fells Rail had said no to. Nothing is owed for it", page)
        for words in ("We put a trade", "Gets per give", "costs us nothing"):
            self.assertNotIn(words, page)

    def test_one_term_whose_worth_nothing_tells_is_no_trade(self):
        page = self.page("advise", UNPRICED + self.GONE, day=())
        for words in ("We put a trade", "said no to", "costs us nothing"):
            self.assertNotIn(words, page)
        theirs = "  - {at: 2026-05-0%d, by: them, event: offer, package: {data_rights: shared, case_study: %s}}\n"
        page = self.page("advise", UNPRICED + theirs % (6, "written") + theirs % (7, "none"), day=())
        self.assertNotIn("moved in both directions", page)


if __name__ == "__main__":
    main()
