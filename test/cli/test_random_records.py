#!/usr/bin/env python3
"""Pages of one record agree, whatever mix of acts it holds: the same figures on each, no offer that undercuts what is
on the table, nothing advised on one that another forbids. `DEALWRIGHT_SEED=n DEALWRIGHT_RECORDS=n` try others."""
import json
import os
import random
import re
import sys

sys.path.insert(0, os.path.dirname(__file__))
from random_records import DEALS, Deal, Record
from support import Case, main, run

SEED = int(os.environ.get("DEALWRIGHT_SEED", "617"))
RECORDS = int(os.environ.get("DEALWRIGHT_RECORDS", "48"))
PAGES = ("advise", "plan", "packages", "brief")

# What may not be read on any page beside the next move of that name.
NOT_BESIDE = {
    "accept": ["Do not answer it on the spot", "before anything of ours goes out", "Make no further offer",
               "there is reason to go on", "Nobody writes before", "Put the next offer to", "Hold here until",
               "nothing else is asked of us"],
    "close": ["Make no further offer", "Put the next offer to", "there is reason to go on"],
    "hold": ["Put the next offer to", "Put one of the packages", "Put the packages that are worth", "Say yes to what"],
    "ask": ["Put the next offer to", "Put one of the packages", "Put the packages that are worth", "Say yes to what"],
    "break": ["Put the next offer to", "Say yes to what"],
    "walk_away": ["Put the next offer to", "Make no further offer", "Say yes to what"],
    "offer": ["before any number", "Make no further offer", "Nobody writes before", "put the next move on hold", "Hold here until", "nothing further is told and nothing offered"],
    "trade": ["Make no further offer", "Nobody writes before", "put the next move on hold"],
}
# What may not be read of the same record.
NOT_TOGETHER = [("Nothing has been put to", "On the table: "), ("Nothing is agreed any more", "the terms in writing today"),
                ("side by side, and ask", "one package at a time"), ("Stop selling", "the chance that it takes it in the end")]


class RandomRecords(Case):
    """Each test goes over the same records; a failure names the seed of the one that it is about."""

    def records(self):
        rng = random.Random(SEED)
        names = rng.sample(DEALS, min(len(DEALS), 12))
        deals = [Deal(name, self.folder) for name in names]
        for number in range(RECORDS):
            record = Record(deals[number % len(deals)], SEED * 1000 + number)
            path = self.write(f"record-{number}.yaml", record.text())
            yield record, path, ("--date", str(record.day))

    def said(self, record, what):
        return f"seed {SEED}, {record.deal.name} on {record.day}: {what}\n" + "\n".join(map(str, record.events))

    def page(self, name, path, day):
        return json.loads(self.expect(run(name, path, *day, "--format", "json"), 0).out)

    def test_figures_are_the_same_on_every_page(self):
        for record, path, day in self.records():
            advise, plan, packages, ledger = (self.page(name, path, day)
                                              for name in ("advise", "plan", "packages", "ledger"))
            with self.subTest(self.said(record, "figures")):
                self.agree(advise, plan["packages"], packages)
                self.worth_enough(advise, plan, packages)
                self.assertEqual({key: ledger["us"][key] for key in ("given", "got", "unreturned")},
                                 {key: value for key, value in self.page("debrief", path, day)["ledger"].items()
                                  if key in ("given", "got", "unreturned")})

    def agree(self, advise, plan, packages):
        for key in ("package", "worth", "acceptance", "authority"):
            self.assertEqual((plan["next"] or {}).get(key), (packages["next"] or {}).get(key), key)
        self.assertEqual(plan["accept"], packages["accept"])
        self.assertEqual(advise["next_move"]["move"] == "accept", plan["accept"] is not None)
        self.assertEqual(plan["not_yet"], packages["not_yet"])
        if advise["next_move"]["move"] == "offer":
            self.assertIsNotNone(plan["next"])

    def worth_enough(self, advise, plan, packages):
        """What we propose is above the walk-away, and above what they offer."""
        least = plan["packages"]["walk_away"]
        theirs = advise["next_move"]["their_offer_worth"]
        proposed = [each for each in (packages["next"], *packages["packages"]) if each]
        if advise["next_move"]["move"] == "accept":
            self.assertGreaterEqual(theirs, 0.999 * least)
            return
        for package in proposed:
            self.assertGreaterEqual(package["worth"]["us"], 0.999 * least)
        if theirs is not None and packages["next"]:
            self.assertGreaterEqual(packages["next"]["worth"]["us"], 0.999 * theirs)
        chances = [step["acceptance"] for step in plan["ladder"]["steps"] if step.get("acceptance") is not None]
        for before, after in zip(chances, chances[1:]):
            self.assertGreaterEqual(after, before - 0.005)

    def test_conduct_is_the_same_on_every_page_and_judged_by_what_led(self):
        for record, path, day in self.records():
            conduct, debrief = self.page("advise", path, day)["conduct"], self.page("debrief", path, day)
            with self.subTest(self.said(record, "conduct")):
                led = [row["archetype"] for row in conduct["led"]]
                self.assertEqual(conduct["archetype"], led[-1])
                self.assertTrue(all(first != then for first, then in zip(led, led[1:])))
                self.assertLessEqual({line["archetype"] for line in conduct["lines"]}, set(led))
                drift = [line for line in conduct["lines"] if line["drift"]]
                self.assertEqual(drift, debrief["conduct"])
                self.assertEqual(len(drift), debrief["counts"]["conduct"])
                self.assertTrue(all(line["events"] for line in conduct["lines"]))
                self.assertEqual(debrief["counts"]["alerts_raised"], len(debrief["alerts"]))

    def test_nothing_they_said_no_to_is_offered_again(self):
        for record, path, day in self.records():
            offered = (self.page("packages", path, day)["next"] or {"package": {}})["package"]
            for number, event in enumerate(record.events):
                if (event["by"], event["event"]) != ("them", "refuse"):
                    continue
                later = [each for each in record.events[number + 1:] if each["by"] == "them" and "package" in each]
                for term, option in event.get("package", {}).items():
                    if term != "price" and not any(term in each["package"] for each in later):
                        self.assertNotEqual(option, offered.get(term), self.said(record, f"{term} {option}"))

    def test_no_page_says_what_another_forbids(self):
        for record, path, day in self.records():
            move = self.page("advise", path, day)["next_move"]["move"]
            texts = {name: run(name, path, *day).out for name in PAGES}
            whole = " ".join(re.sub("[│•]", " ", "\n".join(texts.values())).split())
            with self.subTest(self.said(record, move)):
                self.assertIsNone(re.search(r"\{[a-z_]+\}", whole), "a variable was not filled")
                for words in NOT_BESIDE.get(move, []):
                    self.assertNotIn(words, whole)
                for first, second in NOT_TOGETHER:
                    self.assertFalse(first in whole and second in whole, f"{first} / {second}")


if __name__ == "__main__":
    main()
