"""The same deal under each archetype: other openings, other ladders, other packages, by its numbers."""

import itertools
import json
import re
import unittest

from support import ROOT, Case, main, run

ARCHETYPES = ("partnership", "competitive", "defensive", "creative")


class Shape(Case):
    def setUp(self):
        super().setUp()
        deal = (ROOT / "examples/northwind.yaml").read_text(encoding="utf-8").split("record:")[0]
        deal = re.sub(r"(?m)^strategy:.*\n", "", deal)
        self.plans = {}
        for archetype in ARCHETYPES:
            path = self.write(f"{archetype}.yaml", f"{deal}strategy: {{archetype: {archetype}, reason: a test}}\n")
            page = self.expect(run("plan", path, "--date", "2026-11-23", "--format", "json"), 0).out
            self.plans[archetype] = json.loads(page)

    def steps(self, archetype):
        return self.plans[archetype]["ladder"]["steps"]

    def kept(self, archetype):
        """Our share of what the first concession leaves both beyond what they have without each other."""
        plan = self.plans[archetype]
        worth = self.steps(archetype)[1]["worth"]
        ours = worth["us"] - plan["packages"]["walk_away"]
        return ours / (ours + worth["them"] - plan["alternatives"]["theirs"])

    def test_no_two_say_the_same(self):
        for a, b in itertools.combinations(ARCHETYPES, 2):
            with self.subTest(f"{a} {b}"):
                self.assertNotEqual(self.steps(a), self.steps(b))

    def test_we_offer_first_what_the_ladder_starts_with(self):
        for archetype in ARCHETYPES:
            following = self.plans[archetype]["packages"]["next"]
            self.assertEqual(self.steps(archetype)[0]["price"], following["package"]["price"])
            self.assertEqual(self.steps(archetype)[0]["worth"], following["worth"])

    def test_from_one_opening_price_who_cares_more_for_them_gives_more(self):
        self.assertLess(self.kept("partnership"), self.kept("creative"))
        self.assertLess(self.kept("creative"), self.kept("defensive"))

    def test_who_tells_more_moves_more_terms_at_a_time(self):
        most = {a: max(len(step["gives"]) for step in self.steps(a)) for a in ARCHETYPES}
        self.assertEqual({"partnership": 2, "competitive": 1, "defensive": 1, "creative": 2}, most)

    def test_each_asks_its_share_of_gets(self):
        for archetype, share in (("partnership", 1), ("competitive", 1.5), ("defensive", 1.25), ("creative", 1)):
            gets = [step["gets"] for step in self.steps(archetype)[1:]]
            self.assertTrue(all(gets), archetype)
            on_the_table = sum("issue" in get for step in gets for get in step)
            self.assertLessEqual(on_the_table, share * len(gets) + 1)

    def test_steps_shrink_for_them_and_packages_are_equal_for_us(self):
        for archetype in ARCHETYPES:
            gains = [b["worth"]["them"] - a["worth"]["them"] for a, b in itertools.pairwise(self.steps(archetype))]
            self.assertTrue(all(gain > 0 for gain in gains), archetype)
            ours = [package["worth"]["us"] for package in self.plans[archetype]["packages"]["packages"]]
            self.assertLessEqual(max(ours), 1.03 * min(ours), archetype)

    def test_must_haves_hold_in_every_package(self):
        for archetype in ARCHETYPES:
            packages = self.plans[archetype]["packages"]
            for package in [packages["next"], *packages["packages"]]:
                self.assertEqual("capped", package["package"]["liability_cap"])
                self.assertLessEqual(package["package"]["payment_days"], 60)
                self.assertIn("authority", package)

    def test_bug_a_limit_on_price_was_passed_by_prices_off_the_grid(self):
        deal = (ROOT / "examples/northwind.yaml").read_text(encoding="utf-8").split("record:")[0]
        path = self.write("limited.yaml", deal.replace("must: {", "must: {price: {at_most: 220000}, "))
        page = self.expect(run("plan", path, "--date", "2026-11-23", "--format", "json"), 0).out
        plan = json.loads(page)
        prices = [step["price"] for step in plan["ladder"]["steps"]]
        packages = plan["packages"]
        prices += [package["package"]["price"] for package in [packages["next"], *packages["packages"]]]
        self.assertGreater(len(prices), 3)
        self.assertLessEqual(max(prices), 22000000)

    def test_bug_the_next_offer_undercut_what_the_buyer_had_offered(self):
        deal = (ROOT / "examples/northwind.yaml").read_text(encoding="utf-8").split("record:")[0]
        path = self.write("theirs.yaml", deal + "record:\n"
                          "  - {at: 2026-11-16, by: us, event: offer, package: {price: 238000}}\n"
                          "  - {at: 2026-11-17, by: them, event: offer, package: {price: 229000}}\n")
        plan = json.loads(self.expect(run("plan", path, "--date", "2026-11-23", "--format", "json"), 0).out)
        page = self.expect(run("score", path, "--package", "{price: 229000}", "--date", "2026-11-23",
                               "--format", "json"), 0).out
        offered = json.loads(page)["package"]["worth"]["us"]
        self.assertGreaterEqual(plan["packages"]["next"]["worth"]["us"], offered)
        self.assertGreaterEqual(plan["packages"]["next"]["package"]["price"], 22900000)

    def test_bug_the_terms_of_an_acceptance_were_not_read(self):
        deal = (ROOT / "examples/northwind.yaml").read_text(encoding="utf-8").split("record:")[0]
        path = self.write("agreed.yaml", deal + "record:\n"
                          "  - {at: 2026-11-16, by: us, event: offer, package: {price: 221000, payment_days: 60}}\n"
                          "  - {at: 2026-11-17, by: them, event: accept, package: {price: 221000, payment_days: 60}}\n")
        page = self.expect(run("packages", path, "--date", "2026-11-23"), 0).out
        self.assertIn("Agreed: price USD 221,000", page)
        self.assertIn("60 days", page)


if __name__ == "__main__":
    main()
