#!/usr/bin/env python3
"""What each page says once something was agreed: contested in words, refused in our own house, broken, taken back."""
import os
import sys

sys.path.insert(0, os.path.dirname(__file__))
from support import Case, main

PAYROLL = """\
name: Payroll consolidation
account: Sandgate Ferries
currency: USD
date: 2026-09-14
close_by: 2026-12-11
facts: {value: 187000, complexity: moderate, contract: simple, importance: standard, needs: standard, procurement: limited,
        experience: first_time, buyer_focus: value, decision_culture: consensus, competition: sole_source, horizon: strategic,
        expansion: high, our_alternative: weak, our_urgency: medium, value_case: proven}
value:
  list_price: 68400
  target_price: 62700
  floor_price: 53900
  cost_to_serve: 18300
  buyer_value: {low: 88000, likely: 117000, high: 141000, evidence: payroll hours counted in May}
  renewal_probability: 0.85
issues:
  price: {from: 53900, to: 68400, step: 725}
  term_years: [1, 2, 3]
  payment_days: [14, 30, 60]
  case_study: {us: {none: 0, written: 9400}, them: {none: 0, written: -2600}}
people:
  ours: [{name: Amir Haddad, role: lead}, {name: Jo Pryce, role: approver, title: Sales Director}]
  theirs: [{name: Ruth Calder, title: Finance Director, authority: decides, stance: supportive}]
record:
"""
OURS = "  - {at: 2026-09-14, by: us, who: Amir Haddad, event: offer, package: {price: 63325, term_years: 3, payment_days: 14}}\n"
THEIR_YES = "  - {at: 2026-09-18, by: them, who: Ruth Calder, event: accept}\n"
AGREED = PAYROLL + OURS + THEIR_YES
ULTIMATUM = ("  - {at: 2026-09-22, by: them, who: Ruth Calder, event: statement, statement: ultimatum, "
             "package: {price: 60425}, until: 2026-09-30}\n")


class AfterAgreement(Case):
    def page(self, name, text, *options):
        return self.page_of(text, name, *options, err=None)

    def test_bug_an_ultimatum_after_the_agreement_was_passed_over_and_the_terms_sent(self):
        page = self.page("advise", AGREED + ULTIMATUM)
        self.assertIn("agreed on 18 September 2026, and contested by Sandgate Ferries on 22 September 2026", page)
        self.assertIn("Next move: ask", page)
        self.assertIn("Ask what has changed and who wants it changed", page)
        self.assertIn("What we had agreed is under an ultimatum of Ruth Calder (22 September 2026), price USD 60,425 until "
                      "30 September 2026", page)
        self.assertIn("agreement_reopened: raised by", page)
        self.assertNotIn("Send Sandgate Ferries the terms in writing", page)
        for name in ("plan", "packages", "brief"):
            with self.subTest(name=name):
                self.assertIn("contested by Sandgate Ferries on 22 September 2026", self.page(name, AGREED + ULTIMATUM))
        for name in ("plan", "brief"):
            self.assertIn("30 September 2026", self.page(name, AGREED + ULTIMATUM))
        self.assertNotIn("nothing here reopens it", self.page("plan", AGREED + ULTIMATUM))

    def test_a_word_that_asks_for_what_was_agreed_contests_nothing(self):
        page = self.page("advise", AGREED + ULTIMATUM.replace("60425", "63325"))
        self.assertIn("Next move: close", page)

    def test_bug_a_reopening_offer_that_lapsed_beside_an_ultimatum_sent_the_terms(self):
        text = (AGREED + "  - {at: 2026-09-21, by: them, event: offer, package: {price: 60425}, until: 2026-09-24}\n"
                + ULTIMATUM)
        self.assertIn("reopened by Sandgate Ferries on 21 September 2026", self.page("advise", text, "--date", "2026-09-23"))
        page = self.page("advise", text, "--date", "2026-09-28")
        self.assertIn("contested by Sandgate Ferries on 22 September 2026", page)
        self.assertIn("Next move: ask", page)

    def test_our_no_to_what_they_ask_for_in_words_holds_to_what_was_agreed(self):
        for no in ("", "package: {price: 60425}, "):
            with self.subTest(no=no):
                page = self.page("advise", AGREED + ULTIMATUM + "  - {at: 2026-09-23, by: us, event: refuse, " + no
                                 + "reason: we agreed}\n")
                self.assertIn("USD 63,325 and the terms with it stand for us. Whether they do", page)
                self.assertIn("Ask Sandgate Ferries to confirm USD 63,325", page)

    def test_their_yes_again_settles_what_they_had_contested(self):
        page = self.page("advise", AGREED + ULTIMATUM + "  - {at: 2026-09-24, by: them, who: Ruth Calder, event: accept}\n")
        self.assertIn("Next move: close", page)
        self.assertNotIn("contested", page)

    def test_bug_what_we_gave_on_their_demand_was_told_as_asked_for_by_nobody(self):
        demand = ULTIMATUM.replace("ultimatum", "demand").replace("price: 60425", "payment_days: 30")
        page = self.page("advise", AGREED + demand + "  - {at: 2026-09-28, by: us, event: offer, package: {payment_days: 30}}\n")
        self.assertIn("has asked for something else since, in words. Our own offer ends what was agreed and moves payment "
                      "terms from 14 days to 30 days", page)
        self.assertNotIn("nobody had asked", page)
        self.assertIn("ask whether that yes still stands", page)

    def test_bug_what_our_own_house_had_refused_was_to_be_closed_at(self):
        page = self.page("advise", PAYROLL + OURS
                         + "  - {at: 2026-09-16, by: them, who: Ruth Calder, event: offer, package: {price: 58975}}\n"
                           "  - {at: 2026-09-18, by: us, event: accept, needs: manager}\n"
                           "  - {at: 2026-09-18, by: us, event: approval, action: request, package: {price: 58975}, needs: manager}\n"
                           "  - {at: 2026-09-21, by: us, who: Jo Pryce, event: approval, action: refuse, as: approver, answers: 4}\n"
                           "  - {at: 2026-09-22, by: us, event: offer, package: {price: 60425}}\n")
        self.assertIn("USD 58,975 could not stand in our house. Say so openly to Sandgate Ferries, with the reason", page)
        for told in ("undo", "close at", "that stands"):
            self.assertNotIn(told, page)

    def test_bug_their_older_offer_was_told_as_made_since_the_end(self):
        page = self.page("advise", AGREED
                         + "  - {at: 2026-09-24, by: them, event: offer, package: {price: 60425}}\n"
                           "  - {at: 2026-09-25, by: us, event: refuse}\n"
                           "  - {at: 2026-09-28, by: them, event: refuse}\n")
        self.assertNotIn("has offered since", page)
        self.assertIn("What was agreed on 18 September 2026 ended on 28 September 2026, and we have offered nothing since", page)

    def test_bug_our_own_no_was_told_as_theirs(self):
        page = self.page("packages", AGREED + "  - {at: 2026-09-21, by: us, event: refuse, package: {term_years: 3}}\n")
        self.assertNotIn("Sandgate Ferries refused exactly this", page)

    def test_bug_a_demand_before_their_own_yes_came_back_as_open_when_the_signature_was_taken_back(self):
        demand = ULTIMATUM.replace("ultimatum", "demand").replace("09-22", "09-17").replace(", until: 2026-09-30", "")
        page = self.page("advise", PAYROLL + OURS + demand + THEIR_YES
                         + "  - {at: 2026-09-21, by: us, event: outcome, package: {price: 54625}, outcome: won}\n"
                           "  - {at: 2026-09-22, by: us, event: outcome, outcome: none}\n")
        self.assertIn("ask", page)
        self.assertNotIn("Answer what Sandgate Ferries demands", page)
        self.assertNotIn("has signed price", page)

    def test_bug_a_yes_to_our_lower_offer_was_told_as_a_step_back(self):
        page = self.page("brief", PAYROLL + OURS
                         + "  - {at: 2026-09-15, by: them, event: offer, package: {price: 62600}}\n"
                           "  - {at: 2026-09-16, by: us, event: offer, package: {price: 61875}}\n" + THEIR_YES)
        self.assertNotIn("They went back", page)
        self.assertIn("They moved not since the first price", page)

    def test_bug_they_stood_at_a_price_that_had_lapsed_beside_what_was_agreed(self):
        page = self.page("plan", PAYROLL + OURS + "  - {at: 2026-09-15, by: them, event: offer, package: {price: 60425}}\n"
                         + THEIR_YES
                         + "  - {at: 2026-09-21, by: them, event: offer, package: {price: 61150}, until: 2026-09-23}\n",
                         "--date", "2026-09-28")
        self.assertIn("They stand at USD 63,325", page)

    def test_bug_what_they_moved_after_an_agreement_was_praised_for_its_direction(self):
        page = self.page("plan", PAYROLL + OURS + "  - {at: 2026-09-15, by: them, event: offer, package: {price: 60425}}\n"
                         + THEIR_YES + "  - {at: 2026-09-21, by: them, event: offer, package: {price: 61150}}\n")
        self.assertNotIn("the direction says more", page)
        self.assertNotIn("nothing here reopens it", page)
        self.assertIn("has asked for something else since", page)

    def test_bug_the_debrief_of_an_agreed_deal_asked_why_we_did_not_take_what_we_took(self):
        page = self.page("debrief", AGREED + "  - {at: 2026-09-25, by: them, event: outcome, outcome: lost}\n")
        self.assertIn("We had agreed with Sandgate Ferries", page)
        self.assertNotIn("Was going on worth more", page)

    def test_bug_a_no_to_a_term_stayed_when_they_had_offered_the_term_themselves(self):
        no = "  - {at: 2026-09-16, by: them, event: refuse, package: {term_years: 3, payment_days: 14}}\n"
        since = "  - {at: 2026-09-17, by: them, event: offer, package: {price: 61150, term_years: 3%s}}\n"
        page = self.page("brief", PAYROLL + OURS + no + since % "")
        self.assertIn("they said no to payment terms 14 days on 16 September 2026", page)
        self.assertNotIn("they said no", self.page("brief", PAYROLL + OURS + no + since % ", payment_days: 14"))

    def test_bug_what_they_had_refused_was_better_for_both_after_the_agreement(self):
        text = (PAYROLL.replace("case_study: {us: {none: 0, written: 9400}, them: {none: 0, written: -2600}}",
                                "scope: {us: {full: 0, less: 2600}, them: {full: 0, less: -3900}}")
                + OURS.replace("payment_days: 14", "payment_days: 14, scope: full")
                + "  - {at: 2026-09-15, by: them, event: refuse, package: {scope: full}}\n"
                  "  - {at: 2026-09-16, by: them, event: offer, package: {price: 60425, term_years: 3, payment_days: 14, scope: less}}\n"
                  "  - {at: 2026-09-17, by: us, event: accept}\n")
        self.assertNotIn("full", self.page("packages", text))

    def test_bug_a_plan_stayed_at_ours_where_nothing_of_ours_was_left(self):
        page = self.page("plan", AGREED + "  - {at: 2026-09-22, by: them, event: refuse}\n")
        self.assertNotIn("Stand here until", page)
        self.assertNotIn("stay at ours", page)

    def test_bug_what_they_had_agreed_to_was_told_as_their_own_offer(self):
        page = self.page("advise", AGREED + "  - {at: 2026-09-22, by: them, event: refuse}\n"
                         "  - {at: 2026-09-23, by: them, event: offer, package: {price: 60425, term_years: 3, payment_days: 14}}\n")
        self.assertNotIn("went back on its own offer: price", page)
        self.assertIn("Sandgate Ferries had agreed to USD 63,325 and the terms with it, and asks for more now: price from "
                      "USD 63,325 to USD 60,425", page)


if __name__ == "__main__":
    main()
