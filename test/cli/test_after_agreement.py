#!/usr/bin/env python3
"""What each page says once something was agreed: contested in words, refused in our own house, broken, taken back."""
import os
import sys

sys.path.insert(0, os.path.dirname(__file__))
from support import Case, main, run

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
        path = self.write("deal.yaml", text)
        return " ".join(self.expect(run(name, path, *options), 0, err=None).out.split())

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


if __name__ == "__main__":
    main()
