#!/usr/bin/env python3
"""Pages of one record agree, whatever mix of acts it holds: the same figures on each, no offer that undercuts what is
on the table, nothing advised on one that another forbids. `DEALWRIGHT_SEED=n DEALWRIGHT_RECORDS=n` try others."""
import json
import os
import random
import re
import sys
import tempfile
from functools import lru_cache
from pathlib import Path

sys.path.insert(0, os.path.dirname(__file__))
from random_records import DEALS, Deal, Record
from support import Case, main, run

SEED = int(os.environ.get("DEALWRIGHT_SEED", "617"))
RECORDS = int(os.environ.get("DEALWRIGHT_RECORDS", "48"))
PAGES = ("advise", "plan", "packages", "brief")
FIGURES = (*PAGES, "ledger", "debrief")

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


def lines_of(page):
    """The lines of a page as data, wherever they stand: what identifies each, and its words."""
    for each in page.values() if isinstance(page, dict) else page:
        if isinstance(each, (dict, list)):
            yield from lines_of(each)
    if isinstance(page, dict) and isinstance(page.get("id"), str) and "text" in page:
        yield (page["id"], str(page.get("item"))), page["text"]


def differences(first, second, path=""):
    """Where two pages have something of one name and say it differently. A page may leave a whole part out, or have
    other rows of it; the lines are not looked at, nor what is better, which a debrief compares with what was agreed."""
    if isinstance(first, dict) and isinstance(second, dict):
        for key in sorted(first.keys() & second.keys() - {"lines", "better"}):
            yield from differences(first[key], second[key], f"{path}/{key}")
    elif isinstance(first, list) and isinstance(second, list) and len(first) == len(second):
        for one, other in zip(first, second):
            yield from differences(one, other, path)
    elif first != second and dict not in (type(first), type(second)):
        yield f"{path}: {first} / {second}"


class Pages:
    """A record with its pages, each of them made once."""

    def __init__(self, record, path):
        self.record, self.path, self.day = record, path, ("--date", str(record.day))

    @lru_cache(maxsize=None)
    def data(self, name):
        result = run(name, self.path, *self.day, "--format", "json")
        if result.code != 0:
            raise AssertionError(self.said(f"{name}: {result.err}"))
        return json.loads(result.out)

    @lru_cache(maxsize=None)
    def text(self, name, form="text"):
        return run(name, self.path, *self.day, "--format", form).out

    def said(self, what):
        record = self.record
        return f"seed {SEED}, {record.deal.name} on {record.day}: {what}\n" + "\n".join(map(str, record.events))


class RandomRecords(Case):
    """Each test goes over the same records; a failure names the seed of the one that it is about."""

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory(prefix="dealwright-test-")
        cls.addClassCleanup(folder.cleanup)
        rng = random.Random(SEED)
        names = rng.sample(DEALS, min(len(DEALS), 12))
        deals = [Deal(name, Path(folder.name)) for name in names]
        cls.records = []
        for number in range(RECORDS):
            record = Record(deals[number % len(deals)], SEED * 1000 + number)
            path = Path(folder.name) / f"record-{number}.yaml"
            path.write_text(record.text(), encoding="utf-8")
            cls.records.append(Pages(record, path))

    def test_figures_are_the_same_on_every_page(self):
        for pages in self.records:
            advise, plan, packages = (pages.data(name) for name in ("advise", "plan", "packages"))
            with self.subTest(pages.said("figures")):
                self.agree(advise, plan["packages"], packages)
                self.worth_enough(advise, plan, packages, pages.data("brief")["position"]["us"])
                self.closes(plan["packages"], pages.data("ledger"), pages.data("debrief"))
                if packages["agreement"]:
                    self.assertEqual(packages["agreement"]["gain_us"], pages.data("debrief")["over_walk_away"])

    def test_what_has_one_name_is_the_same_on_every_page(self):
        for pages in self.records:
            made = {name: pages.data(name) for name in FIGURES}
            made["position"], made["next in the plan"] = made["brief"]["position"], made["plan"]["packages"]
            made["plan"] = {key: part for key, part in made["plan"].items() if key != "packages"}
            with self.subTest(pages.said("names")):
                for number, first in enumerate(made):
                    for second in list(made)[number + 1:]:
                        self.assertEqual([], list(differences(made[first], made[second])), f"{first}, {second}")

    def test_a_line_is_worded_alike_on_every_page(self):
        for pages in self.records:
            words = {}
            with self.subTest(pages.said("lines")):
                for name in FIGURES:
                    for line, text in lines_of(pages.data(name)):
                        self.assertEqual(text, words.setdefault(line, text), f"{line} on {name}")

    def agree(self, advise, plan, packages):
        for key in ("package", "worth", "acceptance", "authority", "approval"):
            self.assertEqual((plan["next"] or {}).get(key), (packages["next"] or {}).get(key), key)
        self.assertEqual(plan["accept"], packages["accept"])
        self.assertEqual(advise["next_move"]["move"] == "accept", plan["accept"] is not None)
        self.assertEqual(plan["not_yet"], packages["not_yet"])
        if advise["next_move"]["move"] == "offer":
            self.assertIsNotNone(plan["next"])
        if packages["next"] and advise.get("requests"):
            self.assertEqual(advise["requests"]["next_offer"], packages["next"]["approval"]["state"])

    def closes(self, plan, ledger, debrief):
        """What the debrief counts is in the ledger, and its aims are the plan's."""
        for key in ("given", "got", "unreturned", "excused", "pattern"):
            self.assertEqual(ledger["us"][key], debrief["ledger"][key], key)
        for side, counted in (("us", "our_offers"), ("them", "their_offers")):
            self.assertEqual(ledger[side]["offers"], debrief["counts"][counted])
        self.assertEqual(plan["walk_away"], debrief["walk_away"])
        self.assertEqual(plan["target"], debrief["target_worth"])

    def worth_enough(self, advise, plan, packages, ours):
        """What we propose is above the walk-away, and above what they offer, unless it stands already."""
        least = plan["packages"]["walk_away"]
        theirs = advise["next_move"]["their_offer_worth"]
        proposed = [each for each in (packages["next"], *packages["packages"]) if each]
        if advise["next_move"]["move"] == "accept":
            self.assertGreaterEqual(theirs, 0.999 * least)
            return
        for package in proposed:
            self.assertGreaterEqual(package["worth"]["us"], 0.999 * least)
        stands = packages["next"] and packages["next"]["package"].get("price") == ours["latest_price"]
        if theirs is not None and packages["next"] and not stands:
            self.assertGreaterEqual(packages["next"]["worth"]["us"], 0.999 * theirs)
        chances = [step["acceptance"] for step in plan["ladder"]["steps"] if step.get("acceptance") is not None]
        for before, after in zip(chances, chances[1:]):
            self.assertGreaterEqual(after, before - 0.005)

    def test_one_package_waits_for_one_yes(self):
        for pages in self.records:
            page = pages.text("packages", "markdown")
            next_offer = " ".join(page[page.find("## Next offer"):page.find("## Equal packages")].split())
            if "**Approval**: another answer of" in next_offer:
                self.assertNotRegex(next_offer, r"next offer \([^)]*: ask", pages.said("two names for one yes"))

    def test_conduct_is_the_same_on_every_page_and_judged_by_what_led(self):
        for pages in self.records:
            conduct, debrief = pages.data("advise")["conduct"], pages.data("debrief")
            with self.subTest(pages.said("conduct")):
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
        for pages in self.records:
            events = pages.record.events
            offered = (pages.data("packages")["next"] or {"package": {}})["package"]
            for number, event in enumerate(events):
                if (event["by"], event["event"]) != ("them", "refuse"):
                    continue
                later = [each for each in events[number + 1:] if each["by"] == "them" and "package" in each]
                for term, option in event.get("package", {}).items():
                    if term != "price" and not any(term in each["package"] for each in later):
                        self.assertNotEqual(option, offered.get(term), pages.said(f"{term} {option}"))

    def test_no_page_says_what_another_forbids(self):
        for pages in self.records:
            move = pages.data("advise")["next_move"]["move"]
            texts = "\n".join(pages.text(name) for name in (*PAGES, "debrief"))
            whole = " ".join(re.sub("[│•]", " ", texts).split())
            with self.subTest(pages.said(move)):
                self.assertIsNone(re.search(r"\{[a-z_]+\}", whole), "a variable was not filled")
                self.assertNotRegex(whole, r"\b[A-Z]{3} 0 (more|less|above|below|over|under|higher|lower)\b")
                for words in NOT_BESIDE.get(move, []):
                    self.assertNotIn(words, whole)
                for first, second in NOT_TOGETHER:
                    self.assertFalse(first in whole and second in whole, f"{first} / {second}")


if __name__ == "__main__":
    main()
