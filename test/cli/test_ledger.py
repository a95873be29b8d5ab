#!/usr/bin/env python3
"""The ledger of gives and gets, and the alerts of `dealwright advise`, as a person and a program get them."""
import json
import os
import sys

sys.path.insert(0, os.path.dirname(__file__))
from support import ROOT, Case, main, run

DEAL = "examples/pellworth.yaml"


def plain(page):
    return " ".join(page.split())


class Deal(Case):
    def edited(self, *changes):
        text = (ROOT / DEAL).read_text()
        for old, new in changes:
            self.assertIn(old, text)
            text = text.replace(old, new)
        return self.write("deal.yaml", text)

    def logged(self, *events):
        return self.write("deal.yaml", (ROOT / DEAL).read_text() + "".join(f"  - {{{e}}}\n" for e in events))


class Ledger(Deal):
    def test_json_values_every_move(self):
        ledger = json.loads(self.expect(run("ledger", DEAL, "--format", "json"), 0).out)
        self.assertEqual([1, 2, 3], [move["event"] for move in ledger["moves"]])
        first, theirs, gift = ledger["moves"]
        self.assertEqual(("first", "first", "give"), (first["kind"], theirs["kind"], gift["kind"]))
        self.assertEqual([], first["changes"])
        self.assertEqual("unreturned", gift["came_back"])
        self.assertEqual(["price", "term_years", "payment_days"], [row["issue"] for row in gift["changes"]])
        self.assertEqual((12600000, 11400000), (gift["changes"][0]["from"], gift["changes"][0]["to"]))
        self.assertEqual(gift["us"], gift["worth"]["us"] - first["worth"]["us"])
        self.assertEqual(-gift["us"], ledger["us"]["given"])
        self.assertEqual(gift["them"], ledger["them"]["got"])
        self.assertEqual([{"event": 3, "size": -gift["us"], "ratio": None}], ledger["us"]["concessions"])

    def test_pages_say_what_moved_and_what_came_back(self):
        for page in ("text", "markdown"):
            out = plain(self.expect(run("ledger", DEAL, "--format", page, "--width", 120), 0).out)
            for words in ("Dana Whitlow", "USD 126,000", "nothing", "Gives without return"):
                self.assertIn(words, out)

    def test_a_written_reason_excuses_a_give(self):
        deal = self.edited(("note: by telephone and without Rob", "reason: to keep them at the table, note: by"))
        self.assertIn("to keep them at the table", plain(self.expect(run("ledger", deal, "--format", "markdown"), 0).out))
        advice = json.loads(run("advise", deal, "--format", "json").out)
        self.assertNotIn("give_without_return", [line["id"] for line in advice["alerts"]["lines"]])

    def test_without_offers_it_says_so(self):
        self.assertIn("No offer is on the record", self.expect(run("ledger", "examples/bellmoor.yaml"), 0).out)

    def test_hidden_walk_aways_stay_hidden(self):
        for command in ("ledger", "advise"):
            for page in ("text", "markdown", "json"):
                out = self.expect(run(command, DEAL, "--hide-walk-away", "--format", page), 0).out
                for told in ("walk away", "149,6", "1496", "below_walk_away", "102,000", "10200000",
                             "terms_worse_than_no_deal", "offers_below_floor"):
                    self.assertNotIn(told, out)


class Alerts(Deal):
    def advice(self, deal):
        return json.loads(self.expect(run("advise", deal, "--format", "json"), 0).out)

    def test_each_names_the_events_that_raised_it(self):
        alerts = {line["id"]: line for line in self.advice(DEAL)["alerts"]["lines"]}
        self.assertEqual([3, 4], alerts["two_messages"]["events"])
        self.assertEqual([3], alerts["give_without_return"]["events"])
        self.assertIn("event 3 (13 November 2026, Dana Whitlow) and event 4", plain(run("advise", DEAL).out))

    def test_conduct_stands_beside_the_numbers_of_the_lead(self):
        conduct = self.advice(DEAL)["conduct"]
        self.assertEqual("defensive", conduct["archetype"])
        self.assertEqual(12600000, conduct["opening"]["done"])
        self.assertEqual({"planned": 1, "done": 0}, conduct["reciprocity"])
        self.assertIsNone(conduct["concession_ratio"]["done"])
        self.assertIn("Gets per give 1 0", plain(run("advise", DEAL).out))

    def test_a_dismissal_sets_one_aside_with_its_reason(self):
        deal = self.logged("at: 2026-11-18, by: us, who: Rob Castellanos, event: dismissal, "
                           "alert: two_messages, reason: Dana told Marcus the same day which one stands")
        alerts = self.advice(deal)["alerts"]
        self.assertNotIn("two_messages", [line["id"] for line in alerts["lines"]])
        self.assertEqual([("two_messages", 7, "Rob Castellanos", "2026-11-18")],
                         [(row["id"], row["dismissed_by"], row["who"], row["date"]) for row in alerts["dismissed"]])
        self.assertIn("set aside by Rob Castellanos on 18 November 2026: Dana told Marcus",
                      plain(run("advise", deal).out))

    def test_an_unknown_alert_is_refused_naming_the_nearest(self):
        deal = self.logged("at: 2026-11-18, by: us, event: dismissal, alert: two_mesages, reason: settled")
        self.expect(run("advise", deal), 1, out="",
                    err="record[6].alert: 'two_mesages' is no alert of the playbook; did you mean 'two_messages'?")
        deal = self.logged("at: 2026-11-18, by: us, event: dismissal, alert: zzz, reason: settled")
        self.assertNotIn("did you mean", self.expect(run("advise", deal), 1, err="'zzz' is no alert").err)


class Conduct(Deal):
    """Each act is judged by what led on its day, on every page that speaks of it."""

    def conduct(self, name, *options):
        path = f"examples/negotiations/{name}.yaml"
        return json.loads(self.expect(run("advise", path, "--format", "json", *options), 0).out)["conduct"]

    def test_an_opening_is_judged_by_the_strategy_of_its_day(self):
        conduct = self.conduct("corbel")
        self.assertEqual([("competitive", None, "2026-05-06"), ("creative", "2026-05-06", None)],
                         [(row["archetype"], row["from"], row["until"]) for row in conduct["led"]])
        self.assertNotIn("opened_above_plan", [line["id"] for line in conduct["lines"]])
        self.assertEqual("creative", conduct["archetype"])
        self.assertEqual({"planned": None, "done": None}, conduct["opening"])
        self.assertEqual([("competitive", 12400000)],
                         [(row["archetype"], row["opening"]["done"]) for row in conduct["others"]])
        page = plain(run("advise", "examples/negotiations/corbel.yaml").out)
        self.assertIn("Competitive until 6 May 2026 and Creative since", page)
        self.assertIn("steps_as_planned, judged by Creative: raised by event 5", page)

    def test_nothing_changes_before_a_pivot_is_accepted(self):
        conduct = self.conduct("ashgrove", "--date", "2026-09-28")
        self.assertEqual(["partnership"], [row["archetype"] for row in conduct["led"]])
        self.assertEqual({"told_without_return": "partnership"},
                         {line["id"]: line["archetype"] for line in conduct["lines"] if line["drift"]})
        self.assertEqual("partnership", conduct["archetype"])

    def test_openness_before_the_pivot_is_none_against_the_defence(self):
        conduct = self.conduct("ashgrove", "--date", "2026-10-13")
        told = [line for line in conduct["lines"] if line["id"].startswith("told_")]
        self.assertEqual([("told_without_return", "partnership", [4], None)],
                         [(line["id"], line["archetype"], line["events"], line["then"]) for line in told])

    def test_what_kept_to_the_strategy_names_its_events(self):
        for path in sorted((ROOT / "examples/negotiations").glob("*.yaml")):
            with self.subTest(path=path.name):
                for line in self.conduct(path.stem)["lines"]:
                    self.assertTrue(line["events"], line["id"])


class Objectives(Deal):
    def test_how_far_apart_they_are_is_a_number(self):
        path = "examples/northwind.yaml"
        objectives = json.loads(self.expect(run("advise", path, "--format", "json"), 0).out)["team"]["objectives"]
        apart = objectives["apart"]
        self.assertEqual(round(len(apart) / objectives["pairs"], 4), objectives["distance"])
        self.assertTrue(0 < objectives["distance"] < 1)
        self.assertTrue(all(pair["first_wants"] != pair["second_wants"] for pair in apart))
        page = plain(run("advise", path).out)
        self.assertIn(f"({len(apart)} of {objectives['pairs']} pairs name different things)", page)


if __name__ == "__main__":
    main()
