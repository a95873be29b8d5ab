#!/usr/bin/env python3
"""What the pages say of a deal and its record is what the file and the record say: renewals, authorities, reasons, rivals."""
import os
import sys

sys.path.insert(0, os.path.dirname(__file__))
from cold_stores import COLD, DAY
from support import Case, main, run

LOW = COLD[:COLD.index("record:\n")].replace("our_alternative: 60000", "our_alternative: 261000") + """\
record:
  - {at: 2026-11-02, by: us, who: Mira Holt, event: offer, package: {price: 155000, term_years: 1, payment_days: 60,
     case_study: none, training: full}}
"""
ASKED = ("  - {at: 2026-11-03, by: us, who: Mira Holt, event: approval, action: request, "
         "package: {price: 155000, payment_days: 60, training: full}}\n")
GRANTED = "  - {at: 2026-11-04, by: us, who: Petra Lang, event: approval, action: grant, answers: 2}\n"


class Facts(Case):
    def page(self, name, text, *options, day=DAY):
        return self.page_of(text, name, *day, *options)


class Renewals(Facts):
    ONCE = COLD[:COLD.index("record:\n")].replace("horizon: strategic", "horizon: one_time")

    def test_bug_a_one_time_deal_counted_renewals(self):
        stated = self.ONCE.replace("  cost_to_serve: 60000\n", "  cost_to_serve: 60000\n  renewal_probability: 0\n")
        for name in ("plan", "worth"):
            self.assertEqual(self.page(name, stated), self.page(name, self.ONCE))
        self.assertNotEqual(self.page("worth", stated), self.page("worth", stated.replace("probability: 0\n", "probability: 0.85\n")))


class OneTarget(Facts):
    """The target price is one figure, what the target package is worth another."""
    HIGH = COLD.replace("target_price: 180000", "target_price: 172000")
    BELOW = HIGH + "  - {at: 2026-11-05, by: us, who: Mira Holt, event: offer, package: {price: 167500, term_years: 3}}\n"

    def test_bug_a_target_that_we_stand_below_was_told_as_still_to_be_given(self):
        above, below = self.page("plan", self.HIGH), self.page("plan", self.BELOW)
        self.assertIn("EUR 167,500 is out, below the target price of EUR 172,000", below)
        for words in ("already gives 14 % off list", "Even the target price (14 % off list)"):
            self.assertTrue(words in above and words not in below, words)

    def test_bug_the_price_and_the_package_were_both_called_our_target(self):
        page = self.page("plan", self.HIGH)
        for words in ("Our target price, EUR 172,000, already gives", "against our target package, worth EUR ",
                      "Target price EUR 172,000, 14 % off list"):
            self.assertTrue(words in page, words)


class RivalsThatLeft(Facts):
    NAMED = COLD.replace("  market: {low", "  competitor: {name: Frigor, price: 171300, evidence: a quote}\n  market: {low") \
        .replace("record:\n", "deadlines:\n  - {date: 2026-12-03, what: Frigor offer ends, owner: competitor, evidence: the quote}\nrecord:\n")
    LEFT = NAMED + "  - {at: 2026-11-05, by: them, who: K. Sund, event: competitor, action: leave, competitor: Frigor}\n"

    def test_bug_one_strong_rival_and_its_date_were_told_after_it_had_left(self):
        said = ("strong rival", "weigh us against", "Frigor offer ends", "another vendor", "the other offers", "Answer to their evaluation")
        for text in (self.LEFT, self.LEFT.replace(", competitor: Frigor}", "}")):
            page = self.page("plan", text).replace("strong rival can", "")
            for words in said:
                self.assertTrue(words not in page, words)
        page = self.page("plan", self.NAMED)
        self.assertTrue("weigh us against Frigor" in page and "Frigor offer ends" in page)

    def test_a_second_rival_that_is_left_keeps_both(self):
        second = "  - {at: 2026-11-04, by: them, event: competitor, action: enter, competitor: Kelvin, price: 173700}\n"
        left = self.LEFT.replace("  - {at: 2026-11-05", second + "  - {at: 2026-11-05")
        page = self.page("plan", left)
        self.assertTrue("weigh us against Kelvin" in page and "Frigor offer ends" in page)

    def test_bug_a_sole_source_stood_beside_a_named_competitor(self):
        alone = self.NAMED.replace("head_to_head", "sole_source")
        page = run("plan", self.write("alone.yaml", alone), *DAY).out
        self.assertTrue("sole source" not in page and "nobody else to turn to" not in page)
        warning = "facts.competition: says that there is no other supplier, and 'value.competitor' that there is one"
        self.assertIn(warning, run("plan", self.write("alone.yaml", alone), *DAY).err)
        self.assertNotIn(warning, run("plan", self.write("alone.yaml", self.NAMED), *DAY).err)


class TheirMoney(Facts):
    BUDGET = COLD.replace("record:\n", """deadlines:
  - {date: 2027-01-15, what: the budget is fixed, owner: buyer, kind: budget, evidence: said by K. Sund}
record:
""")

    def test_bug_a_budget_day_after_our_close_was_on_the_plan_alone(self):
        said = "The budget is fixed (15 January 2027) lies after 18 December 2026, the day we mean to close by"
        for name in ("plan", "advise", "brief"):
            self.assertTrue(said in self.page(name, self.BUDGET), name)
            self.assertTrue(said not in self.page(name, self.BUDGET.replace("2027-01-15", "2026-12-11")), name)


class OneAuthority(Facts):
    def test_bug_what_is_out_below_the_walk_away_was_for_another_authority_than_the_approval_rule_gives(self):
        page = self.page("advise", LOW)
        self.assertIn("it needed the sales director", page)
        self.assertIn("Ask the sales director today whether it stands", page)
        self.assertIn("Whether it stands is for the sales director to decide", page)
        self.assertNotIn("CFO", page)

    def test_bug_a_granted_offer_below_the_walk_away_was_to_be_asked_for_again(self):
        page = self.page("advise", LOW + ASKED + GRANTED)
        self.assertIn("our house has granted it: it stands, and nothing goes lower", page)
        self.assertNotIn("whether it stands", page.lower())
        self.assertNotIn("until then the next offer", page)


class Reasons(Facts):
    NO = "  - {at: 2026-11-04, by: them, who: K. Sund, event: refuse, package: {case_study: none}}\n"
    WHY = "  - {at: 2026-11-05, by: them, event: statement, statement: interest, answers: 2, note: our board wants it in print}\n"

    def test_bug_a_reason_that_answers_the_no_itself_was_asked_for_again(self):
        asks = "What does not work for you about case study none"
        self.assertIn(asks, self.page("advise", COLD + self.NO))
        self.assertNotIn(asks, self.page("advise", COLD + self.NO + self.WHY))

    def test_bug_the_executive_read_that_there_is_no_reason_where_the_record_holds_it(self):
        board = "  - {at: 2026-11-06, by: them, event: escalation, who: H. Berg}\n"
        page = self.page("brief", COLD + self.NO + self.WHY + board)
        self.assertIn("K. Sund said no to case study none on 4 November 2026: our board wants it in print.", page)
        self.assertIn("and the record has no reason for it", self.page("brief", COLD + self.NO + board))


class Rivals(Facts):
    SOLE = COLD.replace("competition: head_to_head", "competition: sole_source")
    RIVAL = ("  - {at: 2026-11-04, by: them, event: competitor, action: enter, competitor: Studio Kant, price: 150000, "
             "evidence: offer on paper}\n")

    def test_bug_value_was_claimed_from_a_sole_source_beside_a_rival_on_paper(self):
        before, after = self.page("plan", self.SOLE), self.page("plan", self.SOLE + self.RIVAL)
        for words in ("sole source (+1.5)", "They have nobody else to turn to"):
            self.assertIn(words, before)
            self.assertNotIn(words, after)
        self.assertIn("Studio Kant", after)
        self.assertIn("Which other ways of solving this are you still looking at", after)


class Refusers(Facts):
    def test_bug_one_person_decided_alone_beside_somebody_who_can_refuse(self):
        text = COLD.replace("decision_culture: consensus", "decision_culture: top_down").replace("professional", "none")
        self.assertIn("K. Sund can decide this alone and in a day", self.page("plan", text))
        text = text.replace("authority: decides}]", "authority: decides}, {name: H. Berg, authority: approves}]")
        page = self.page("plan", text)
        self.assertIn("K. Sund can decide this in a day, once the reason is plain, and H. Berg can still refuse it.", page)
        self.assertNotIn("decide this alone", page)


class UsualTerms(Facts):
    def test_bug_a_request_for_a_price_asked_for_a_standard_term_that_we_offer_already(self):
        text = COLD.replace("case_study: none", "case_study: written").replace("[60, 30, 14, 90]", "[30, 60, 14, 90]") + (
            "  - {at: 2026-11-03, by: us, who: Mira Holt, event: approval, action: request, package: {price: 178000}}\n"
            "  - {at: 2026-11-03, by: us, who: Petra Lang, event: approval, action: grant, package: {price: 179000}}\n"
            "  - {at: 2026-11-04, by: them, event: refuse, package: {case_study: written}}\n"
            "  - {at: 2026-11-05, by: us, who: Mira Holt, event: offer, package: {price: 177000, case_study: none}}\n"
            "  - {at: 2026-11-06, by: us, who: Mira Holt, event: approval, action: request, package: {price: 172000}}\n"
            "  - {at: 2026-11-06, by: us, who: Petra Lang, event: approval, action: grant, package: {price: 174000}, answers: 6}\n")
        page = self.page("advise", text)
        self.assertIn("the EUR 177,000 that Brevik Foods has from us may stand", page)
        self.assertIn("Not granted, and so not to be said to Brevik Foods: price EUR 172,000.", page)


if __name__ == "__main__":
    main()
