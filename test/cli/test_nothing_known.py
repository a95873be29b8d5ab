"""What is believed of a buyer where no figure says what they have without us, and what their steps back say."""

import json

from support import Case, main, run

FERN = """
name: Rollout
account: Fern Logistics
currency: USD
date: 2026-11-23
value: {list_price: 240000, target_price: 215000, floor_price: 180000}
issues:
  price: {from: 180000, to: 240000, step: 5000}
  payment_days: [30, 45, 60, 90]
people:
  ours: [{name: Ana Ruiz, role: lead}]
record:
  - {at: 2026-11-20, by: us, who: Ana Ruiz, event: offer, package: {price: 235000, payment_days: 30}}
"""
RESTS = "start from our own price alone"


def theirs(day, price):
    return f"  - {{at: 2026-11-{day}, by: them, event: offer, package: {{price: {price}, payment_days: 90}}}}\n"


class NothingKnown(Case):
    def page(self, text, command="advise", *options):
        return self.expect(run(command, self.write("deal.yaml", text), *options), 0).out

    def buyer(self, text):
        return json.loads(self.page(text, "advise", "--format", "json"))["buyer"]

    def test_their_offers_are_heard_and_pages_say_what_it_rests_on(self):
        before = self.buyer(FERN)
        after = self.buyer(FERN + theirs(24, 190000) + theirs(25, 200000) + theirs(26, 205000))
        self.assertTrue(before["assumed"])
        self.assertEqual((after["assumed"], after["offers"]), (False, 3))
        self.assertGreaterEqual(after["limit"]["price_low"], 20500000)
        self.assertNotEqual(before["pace"], after["pace"])
        for command in ("advise", "packages"):
            self.assertIn(RESTS, " ".join(self.page(FERN, command).split()))
        score = self.page(FERN, "score", "--package", '{"price": 200000}')
        self.assertIn("They take it", score)
        self.assertIn(RESTS, " ".join(score.split()))

    def test_a_price_elsewhere_takes_its_place_and_is_narrower(self):
        known = FERN.replace("floor_price: 180000", "floor_price: 180000, market: {low: 190000, high: 240000}")
        wide, narrow = self.buyer(FERN)["limit"], self.buyer(known)["limit"]
        self.assertLess(narrow["price_high"] - narrow["price_low"], wide["price_high"] - wide["price_low"])
        self.assertNotIn(RESTS, " ".join(self.page(known).split()))

    def test_a_budget_below_our_price_is_where_they_stop(self):
        text = FERN.replace("floor_price: 180000", "floor_price: 180000, their_budget: [190000, 200000]")
        self.assertIn("start from their budget alone", " ".join(self.page(text).split()))
        self.assertEqual(self.buyer(text)["limit"]["price"], 19500000)

    def test_bug_the_open_end_of_their_limit_was_said_to_hold_one_of_ten(self):
        for name, words in (("kestrel", "stop at USD 85,000 a year, the most that is asked, or above;"),
                            ("skerry", "in one of ten or more at USD 108,000, the most that is asked, or above.")):
            self.assertIn(words, " ".join(run("advise", f"examples/{name}.yaml").out.split()))

    def test_without_any_price_the_page_says_what_is_missing(self):
        text = FERN.split("record:")[0].replace("value: {list_price: 240000, target_price: 215000, floor_price: 180000}", "")
        text = text.replace("  price: {from: 180000, to: 240000, step: 5000}\n", "")
        self.assertIsNone(self.buyer(text))
        self.assertIn("there is no price", " ".join(self.page(text).split()))

    def test_a_hidden_walk_away_is_not_told_as_their_limit(self):
        text = FERN.replace("list_price: 240000, target_price: 215000, ", "")
        self.assertNotIn("180,000", self.page(text, "advise", "--hide-walk-away"))

    def test_a_step_back_does_not_make_them_firm(self):
        for second in (185000, 150000, 100000):
            self.assertLess(self.buyer(FERN + theirs(24, 190000) + theirs(26, second))["pace"]["firm"], 0.5)


if __name__ == "__main__":
    main()
