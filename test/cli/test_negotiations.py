#!/usr/bin/env python3
"""The example negotiations from the first event to the debrief, as they are replayed.

`python3 test/cli/test_negotiations.py --update` writes test/golden/negotiations anew; read the difference as somebody
would who was there.
"""
import json
import os
import re
import sys

sys.path.insert(0, os.path.dirname(__file__))
from support import ROOT, Case, main, run

FOLDER = ROOT / "examples/negotiations"
EXAMPLES = sorted(FOLDER.glob("*.yaml"))
GOLDEN = ROOT / "test/golden/negotiations"
ARCHETYPES = {"partnership", "competitive", "defensive", "creative"}


def replay(path, form="text"):
    return run("replay", path.relative_to(ROOT), "--width", 88, "--format", form)


def story(path):
    return json.loads(replay(path, "json").out)


class Negotiations(Case):
    def test_transcripts(self):
        for path in EXAMPLES:
            with self.subTest(path.stem):
                result = self.expect(replay(path), 0, err="")
                self.same_as_file(GOLDEN / f"{path.stem}.txt", result.out)

    def test_no_transcript_without_its_example(self):
        names = {path.stem for path in EXAMPLES}
        for path in GOLDEN.glob("*.*"):
            self.assertIn(path.stem, names, f"{path} has no example")

    def test_each_archetype_leads_one_and_two_pivot(self):
        leads = {path.stem: [event["lead"] for event in story(path)["events"]] for path in EXAMPLES}
        steady = {lead[0] for lead in leads.values() if len(set(lead)) == 1}
        self.assertEqual(ARCHETYPES, steady)
        pivots = [path for path in EXAMPLES
                  if any(event["event"]["event"] == "pivot" for event in story(path)["events"])]
        self.assertGreaterEqual(len(pivots), 2)
        for path in pivots:
            pivot = next(e for e in story(path)["events"] if e["event"]["event"] == "pivot")
            self.assertEqual(pivot["event"]["archetype"], pivot["lead"], path.stem)
            self.assertEqual(pivot["lead"], leads[path.stem][-1], path.stem)

    def test_each_goes_from_a_published_plan_to_the_debrief(self):
        for path in EXAMPLES:
            kinds = [event["event"]["event"] for event in story(path)["events"]]
            self.assertTrue(12 <= len(kinds) <= 26, f"{path.stem}: {len(kinds)} events")
            self.assertEqual("plan", kinds[0], path.stem)
            self.assertEqual("debrief", kinds[-1], path.stem)
            for kind in ("acknowledgement", "offer", "concession", "accept", "outcome"):
                self.assertIn(kind, kinds, path.stem)

    def test_what_is_agreed_is_what_both_last_offered_and_within_our_limits(self):
        for path in EXAMPLES:
            deal = story(path)
            events = [event["event"] for event in deal["events"]]
            agreed = next(e["package"] for e in events if e["event"] == "accept")
            outcome = next(e["package"] for e in events if e["event"] == "outcome")
            self.assertEqual(agreed, outcome, path.stem)
            floor = float(re.search(r"floor_price: (\d+)", path.read_text())[1])
            self.assertGreaterEqual(agreed["price"], floor, path.stem)
            accepted = next(i for i, e in enumerate(events) if e["event"] == "accept")
            other = "them" if events[accepted]["by"] == "us" else "us"
            table = {}
            for event in events[:accepted]:
                if event["event"] in ("offer", "concession") and event["by"] == other:
                    table.update(event["package"])
            self.assertEqual({}, {key: value for key, value in table.items() if agreed[key] != value}, path.stem)

    def test_events_stand_in_the_order_in_which_they_happened(self):
        for path in EXAMPLES:
            times = [event["event"]["at"] for event in story(path)["events"]]
            self.assertEqual(sorted(times, key=lambda at: at[:10]), times, path.stem)

    def test_advice_is_said_anew_only_where_it_changed(self):
        stands = 0
        for path in EXAMPLES:
            before = set()
            for step in re.split(r"\n  \d+\. ", replay(path).out)[1:]:
                lines = {re.sub(r"\s+", " ", line).strip() for line in re.findall(r"• Next.*?(?=\n  •|\n\n|\Z)", step, re.S)}
                if any(line.endswith(": as before.") for line in lines):
                    stands += 1
                    self.assertEqual(1, len(lines), path.stem)
                    continue
                if not lines < before:  # what is left of it is said again
                    self.assertEqual(set(), lines & before, path.stem)
                before = lines
        self.assertGreater(stands, 20)

    def test_nothing_is_advised_to_go_on_once_it_is_agreed(self):
        for path in EXAMPLES:
            agreed = False
            for event in story(path)["events"]:
                agreed = agreed or event["event"]["event"] == "accept"
                ids = {line["id"] for line in event["next_move"]}
                self.assertEqual(agreed, any(name.startswith("close_") for name in ids), f"{path.stem} {ids}")
                if agreed:
                    # What we have promised is owed whatever was agreed.
                    going_on = {name for name in ids if not name.startswith("close_")} - {"our_promise_owed"}
                    self.assertEqual(set(), going_on, path.stem)
                    self.assertEqual([], event["new_alerts"], path.stem)

    def test_where_it_goes_wrong_the_coach_says_so_before_the_team_turns(self):
        for name in ("ashgrove", "corbel"):
            events = story(FOLDER / f"{name}.yaml")["events"]
            pivot = next(i for i, e in enumerate(events) if e["event"]["event"] == "pivot")
            before = events[pivot - 1]
            self.assertIn("pivot_how", {line["id"] for line in before["next_move"]}, name)
            self.assertTrue(any(event["new_alerts"] for event in events[:pivot]), name)
            after = {line["id"] for event in events[pivot:] for line in event["next_move"]}
            self.assertNotIn("pivot_how", after, name)
            self.assertNotIn("no_push", after, name)

    def test_the_same_file_gives_the_same_bytes(self):
        for path in EXAMPLES[:2]:
            for form in ("text", "markdown", "json"):
                self.assertEqual(replay(path, form).out, replay(path, form).out)

    def test_replay_on_a_day_knows_no_later_event(self):
        path = FOLDER / "corbel.yaml"
        part = run("replay", path, "--date", "2026-04-22", "--format", "json")
        self.expect(part, 0, err="17 events are dated after 2026-04-22, the day of this page, and left out")
        whole = story(path)["events"]
        self.assertEqual(whole[:6], json.loads(part.out)["events"])
        self.assertIsNone(json.loads(part.out)["outcome"])

    def test_a_hidden_walk_away_stays_hidden(self):
        for path in EXAMPLES:
            floor = re.search(r"floor_price: (\d+)", path.read_text())[1]
            page = run("replay", path, "--hide-walk-away").out
            self.assertNotIn(f"{int(floor):,}", page, path.stem)


if __name__ == "__main__":
    main()
