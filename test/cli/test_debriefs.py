#!/usr/bin/env python3
"""How stored deals ended, as the store has kept it: what keeps it true, what it survives, and the list of all."""
import json
import os
import sys

sys.path.insert(0, os.path.dirname(__file__))
from cold_chain import Recorded, event
from recorded import Logging
from support import ROOT, Case, main, run

NORTHWIND = ROOT / "examples/northwind.yaml"
ENDED = ROOT / "examples/negotiations/ashgrove.yaml"
OURS = """playbook: ours
extends: default
coach:
  debrief:
    - {id: ours_only, when: {outcome: won}, text: "A line of ours about {account}.", source: ours, strength: ours,
       limits: a test}
"""
DAY = ("--date", "2026-12-01")


SHIFTED = """playbook: ours
extends: default
bases:
  all: {source: ours, strength: ours, limits: a test}
archetypes:
  defensive: {base: 12.75}
  competitive: {weights: {position: {leader: -3.25}}}
"""
SOONER = SHIFTED + """factors:
  days_waiting: {thresholds: [2, 3]}
"""
NO_MANAGER = """playbook: ours
extends: default
bases:
  all: {source: ours, strength: ours, limits: a test}
authority:
  - {role: seller, label: seller, discount: 0.15}
  - {role: board, label: board, discount: 1}
"""


class Counting(Case):
    """A debrief counts every alert that its replay shows."""

    def test_alerts_are_those_of_the_whole_negotiation(self):
        for path in sorted((ROOT / "examples/negotiations").glob("*.yaml")):
            with self.subTest(path=path.name):
                counts = json.loads(run("debrief", path, "--format", "json").out)["counts"]
                replay = json.loads(run("replay", path, "--format", "json").out)["events"]
                self.assertEqual(sum(len(event["new_alerts"]) for event in replay), counts["alerts_raised"])
                self.assertEqual(len(replay), counts["alerts_read"])
                self.assertLessEqual(counts["alerts"], counts["alerts_raised"])
                dismissed = sum(event["event"]["event"] == "dismissal" for event in replay)
                self.assertGreaterEqual(counts["alerts_dismissed"], min(dismissed, 1))

    def test_alerts_that_the_end_closed_were_open_at_the_end(self):
        deal = self.write("deal.yaml", NORTHWIND.read_text() +
                          "  - {at: 2026-11-24, by: us, who: Ana Ruiz, event: offer, package: {price: 170000}}\n")
        open_now = json.loads(run("advise", deal, *DAY, "--format", "json").out)["alerts"]
        self.assertTrue(open_now)
        self.expect(run("log", deal, "them", "outcome", "lost", "--reason", "price", "-q", *DAY), 0)
        counts = json.loads(run("debrief", deal, *DAY, "--format", "json").out)["counts"]
        self.assertGreater(counts["alerts"], 0)
        self.assertIn(f"open at the end {counts['alerts']}", " ".join(run("debrief", deal, *DAY).out.split()))

    def test_what_kept_to_the_strategy_is_not_counted_against_it(self):
        for name in ("skarholm", "ashgrove"):
            path = ROOT / f"examples/negotiations/{name}.yaml"
            with self.subTest(path=path.name):
                lines = json.loads(run("advise", path, "--format", "json").out)["conduct"]["lines"]
                counts = json.loads(run("debrief", path, "--format", "json").out)["counts"]
                self.assertTrue(lines)
                self.assertEqual(sum(line["drift"] for line in lines), counts["conduct"])

    def test_which_drift_and_which_alerts_is_told(self):
        for name in ("corbel", "ashgrove"):
            path = ROOT / f"examples/negotiations/{name}.yaml"
            with self.subTest(path=path.name):
                debrief = json.loads(run("debrief", path, "--format", "json").out)
                page = " ".join(run("debrief", path).out.split())
                self.assertEqual(debrief["counts"]["conduct"], len(debrief["conduct"]))
                self.assertEqual(debrief["counts"]["alerts_raised"], len(debrief["alerts"]))
                for line in debrief["conduct"]:
                    self.assertTrue(line["events"])
                    self.assertIn(f"{line['id']}, judged by {line['archetype'].capitalize()}", page)
                for alert in debrief["alerts"]:
                    self.assertTrue(alert["events"])
                    self.assertIn(alert["id"], page)

    def test_alerts_on_the_walk_away_are_told_to_nobody_who_may_not_see_it(self):
        deal = self.write("deal.yaml", NORTHWIND.read_text() +
                          "  - {at: 2026-11-24, by: us, who: Ana Ruiz, event: offer, package: {price: 130000}}\n"
                          "  - {at: 2026-11-25, by: us, event: outcome, outcome: lost, reason: price}\n")
        self.assertIn("below_walk_away", run("debrief", deal, *DAY).out)
        for form in ("text", "json"):
            self.assertNotIn("below_walk_away", run("debrief", deal, *DAY, "--hide-walk-away", "--format", form).out)

    def test_a_record_whose_middle_cannot_be_read_is_refused(self):
        line = ("  - {at: 2026-11-02, by: us, event: deadline, deadline: {date: 2027-01-20, what: n%d, owner: ours}}"
                "\n")
        rows = "".join(line % n for n in range(65)) + (
            "  - {at: 2026-11-03, by: us, event: note, note: calm}\n"
            "  - {at: 2026-11-04, by: us, event: correction, corrects: 65}\n"
            "  - {at: 2026-11-05, by: us, event: outcome, outcome: lost, reason: budget}\n")
        path = self.write("deal.yaml", "name: A\naccount: B\ncurrency: USD\ndate: 2026-11-23\nrecord:\n" + rows)
        self.expect(run("plan", path), 0)
        refused = self.expect(run("debrief", path), 1)
        self.assertIn("record[64]: event 65 is one too many: 64 deadlines", refused.err)
        store = f"sqlite:{self.folder}/deals.db"
        self.assertIn("event 65 is one too many", self.expect(run("deal", "add", path, "--store", store), 1).err)


LONGER = """name: A
account: B
currency: NOK
date: 2026-11-23
value: {list_price: 240000, target_price: 215000, floor_price: 180000}
issues:
  price: {from: 180000, to: 240000, step: 5000}
  term_years: [1, 2, 3]
  payment_days: [30, 60, 90]
record:
  - {at: 2026-11-02, by: us, event: offer, package: {price: 236400, term_years: 1, payment_days: 30}}
  - {at: 2026-11-03, by: them, event: offer, package: {price: 204000, term_years: 1, payment_days: 60}}
  - {at: 2026-11-04, by: us, event: offer, package: {price: 211700, term_years: 3, payment_days: 60}}
  - {at: 2026-11-05, by: them, event: accept, package: {price: 211700, term_years: 3, payment_days: 60}}
  - {at: 2026-11-06, by: them, event: outcome, outcome: won, reason: they needed it}
"""


class Against(Case):
    """Price and package are held against different aims, in words that cannot be taken for each other."""

    def setUp(self):
        super().setUp()
        self.path = self.write("deal.yaml", LONGER)

    def test_a_price_below_the_target_price_may_be_worth_more_than_the_target_package(self):
        page = self.expect(run("debrief", self.path, "--width", 120), 0).out
        self.assertIn("Price to target     NOK 3,300 below the target price, NOK 215,000", page)
        self.assertRegex(page, r"Worth to target     NOK [0-9,]+ above the worth of the target package, NOK [0-9,]+")
        self.assertRegex(" ".join(page.split()), "The price is NOK 211,700 a year, our target price NOK 215,000. The "
                         "package is worth NOK [0-9,]+ to us, NOK [0-9,]+ more than our target package.")
        got = json.loads(self.expect(run("debrief", self.path, "--format", "json"), 0).out)
        self.assertEqual([21500000, -330000], [got["target_price"], got["price_over_target"]])
        self.assertEqual("above_target", got["result"])
        self.assertGreater(got["worth_over_target"], 0)
        self.assertAlmostEqual(got["agreed"]["worth"]["us"] - got["worth_over_target"], got["target_worth"], delta=100000)

    def test_what_pays_for_itself_cost_nothing(self):
        got = json.loads(self.expect(run("ledger", self.path, "--format", "json"), 0).out)
        self.assertLess(got["us"]["given"], 0)
        brought = r"nothing \(the moves brought NOK [0-9,]+\)"
        self.assertRegex(self.expect(run("debrief", self.path, "--width", 120), 0).out, f"gave {brought}, got NOK")
        page = self.expect(run("ledger", self.path, "--width", 120), 0).out
        self.assertNotIn("\u2212", page)
        self.assertRegex(page, r"Gave, net \(NOK\) +nothing \(the moves brought [0-9,]+\)")
        self.assertRegex(" ".join(page.split()), r"none, brings")


SUMMED = ("--date", "2026-11-25")


class Returns(Logging):
    def logged(self, *events):
        path = self.deal()
        for event in events:
            self.log(path, *event.split(), "--at", "2026-11-24")
        return (json.loads(self.expect(run(name, path, *SUMMED, "--format", "json"), 0).out) for name in ("debrief", "ledger"))

    def test_bug_what_we_turned_down_after_the_yes_lowered_what_we_got(self):
        until = ["them offer price=195k", "them offer price=210k", "us accept"]
        agreed, _ = self.logged(*until, "us outcome won")
        debrief, ledger = self.logged(*until, "them offer payment_days=90", "us refuse", "us outcome won")
        self.assertEqual(agreed["ledger"]["got"], debrief["ledger"]["got"])
        self.assertGreater(agreed["ledger"]["got"], 0)
        self.assertEqual([False, False, False, False, True], [move["fell"] for move in ledger["moves"]])
        waiting, ledger = self.logged(*until, "them offer payment_days=90")
        self.assertLess(waiting["ledger"]["got"], agreed["ledger"]["got"])
        self.assertFalse(ledger["moves"][-1]["fell"])

    def test_bug_what_they_took_back_by_their_yes_was_a_get_once_signed(self):
        until = ["them offer price=195k", "them offer price=210k", "us accept"]
        agreed, _ = self.logged(*until, "us outcome won")
        for ending in ([], ["us outcome won"]):
            back, ledger = self.logged(*until, "them offer payment_days=90", "us refuse", "them accept", *ending)
            self.assertEqual([False] * 6, [move["fell"] for move in ledger["moves"]])
            self.assertEqual(agreed["ledger"]["got"], back["ledger"]["got"])
            self.assertEqual(back["ledger"]["got"], sum(move["us"] for move in ledger["moves"] if move["by"] == "them"))

    def test_bug_got_nothing_stood_beside_a_deal_won_above_their_last_offer(self):
        debrief, ledger = self.logged("them offer price=195k payment_days=30 term_years=1", "us outcome won price=210k")
        theirs, ours = ledger["moves"][1], ledger["moves"][0]
        signed = debrief["agreed"]["worth"]["us"]
        self.assertEqual(ours["worth"]["us"] - signed, debrief["ledger"]["signed_under_ours"])
        self.assertEqual(theirs["worth"]["us"] - signed, debrief["ledger"]["signed_under_theirs"])
        page = " ".join(run("debrief", self.folder / "deal.yaml", *SUMMED).out.split())
        self.assertIn("more to us than their last offer", page)

    def test_bug_what_their_first_offer_had_counted_as_what_came_back(self):
        first, _ = self.logged("them offer price=185k term_years=2 payment_days=90", "us accept")
        then, _ = self.logged("them offer price=185k payment_days=90", "them offer term_years=2", "us accept")
        back = [[line["text"] for line in page["lines"] if line["id"] == "nothing_back"] for page in (first, then)]
        self.assertEqual((0, 1), (len(back[0]), len(back[1])), then["result"])


class Trying(Case):
    """A changed playbook on the deals that have ended."""

    def setUp(self):
        super().setUp()
        self.store = f"sqlite:{self.folder}/deals.db"
        for name in ("halvard", "orchard", "tannet"):
            self.expect(run("deal", "add", ROOT / f"examples/negotiations/{name}.yaml", "--name", name, "--store",
                            self.store), 0)
        self.expect(run("deal", "add", NORTHWIND, "--name", "open", "--store", self.store), 0)

    def tried(self, playbook, *options):
        path = self.write("ours.yaml", playbook)
        return self.expect(run("playbook", "try", path, "--store", self.store, *options), 0, err="").out

    def rows(self, playbook):
        return {row["deal"]: row for row in json.loads(self.tried(playbook, "--format", "json"))}

    def test_the_playbook_of_today_changes_nothing(self):
        rows = self.rows("playbook: ours\nextends: default\n")
        self.assertEqual({"halvard", "orchard", "tannet"}, set(rows))
        self.assertTrue(all(row["differing"] == [] for row in rows.values()))
        self.assertEqual({"now": "competitive", "changed": "competitive"}, rows["halvard"]["first"])
        self.assertIn("It changes something in 0 of 3 deals that it can read, and the next move after 0 of 70 events.",
                      " ".join(self.tried("playbook: ours\nextends: default\n").split()))

    def test_the_words_of_the_page_are_those_of_the_playbook_of_today(self):
        today = self.write("today.yaml", "playbook: today\nextends: default\nphrases:\n  trial_first: Led before\n"
                           "  trials_mean: Read the deals.\n")
        page = self.tried("playbook: ours\nextends: default\n", "--playbook", today)
        self.assertRegex(page, r"Led before +Leads at the *(end)?")
        self.assertIn("    Read the deals.\n", page)

    def test_says_what_a_change_would_have_changed(self):
        row = self.rows(SHIFTED)["halvard"]
        self.assertEqual({"now": "competitive", "changed": "defensive"}, row["first"])
        self.assertEqual(("won", "2026-09-30", 20), (row["outcome"], row["last"], row["events"]))
        row = self.rows(SOONER)["tannet"]
        path = self.write("ours.yaml", SOONER)
        replays = [json.loads(run("replay", ROOT / "examples/negotiations/tannet.yaml", "--format", "json", *options).out)
                   for options in ((), ("--playbook", path))]
        moves = [[event["next_move"][0]["id"].split("_")[0] for event in replay["events"]] for replay in replays]
        self.assertEqual([i + 1 for i, (a, b) in enumerate(zip(*moves)) if a != b], row["differing"])
        self.assertTrue(row["differing"])
        self.assertIn("competitive → defensive", self.tried(SHIFTED, "--width", "120"))
        self.assertIn("| **halvard** | won | 2026-09-30 |", self.tried(SHIFTED, "--format", "markdown"))

    def test_a_deal_it_cannot_read_is_said(self):
        rows = self.rows(NO_MANAGER)
        self.assertEqual("has problems under the changed playbook", rows["halvard"]["problem"])
        page = " ".join(self.tried(NO_MANAGER).split())
        self.assertIn("halvard won 2026-09-30 cannot be read with it", page)
        self.assertIn("It changes something in 0 of 0 deals that it can read", page)

    def test_refuses_what_is_no_playbook_and_says_where_no_deal_has_ended(self):
        path = self.write("bad.yaml", "playbook: bad\nextends: nothing\n")
        self.expect(run("playbook", "try", path, "--store", self.store), 3, out="", err="'nothing' cannot be read")
        self.expect(run("playbook", "try", "--store", self.store), 2, out="")
        good = self.write("good.yaml", SHIFTED)
        none = f"sqlite:{self.folder}/none.db"
        self.expect(run("playbook", "try", good, "--store", none), 3, out="", err="there is no store")
        self.expect(run("deal", "add", NORTHWIND, "--name", "open", "--store", none), 0)
        self.assertIn("No stored deal has ended.", self.expect(run("playbook", "try", good, "--store", none), 0).out)


class Debriefs(Case):
    def setUp(self):
        super().setUp()
        self.store = f"sqlite:{self.folder}/deals.db"

    def call(self, *arguments):
        return run(*arguments, "--store", self.store)

    def add(self, path, name):
        self.expect(self.call("deal", "add", path, "--name", name), 0)

    def listed(self, *options):
        return json.loads(self.expect(self.call("debrief", "--format", "json", *options), 0, err="").out)

    def outcomes(self):
        return [(row["deal"], row["outcome"], row["relationship"]) for row in self.listed()]

    def log(self, *words):
        self.expect(self.call("log", "nw", *words, "-q", *DAY), 0)

    def kept(self):
        rows = map(json.loads, self.call("export").out.splitlines())
        return [row for row in rows if row.get("kind") == "debrief"]

    def test_is_kept_with_the_outcome_and_anew_with_what_follows(self):
        self.add(NORTHWIND, "nw")
        self.log("us", "note", "nothing yet")
        self.assertEqual([], self.listed())
        self.log("them", "accept", "--answers", "1")
        self.assertEqual([], self.listed())
        self.log("them", "outcome", "won")
        self.assertEqual([("nw", "won", None)], self.outcomes())
        self.log("us", "debrief", "rating=4", "lesson=ask first")
        self.assertEqual([("nw", "won", 4)], self.outcomes())
        self.assertEqual(["ask first"], self.listed()[0]["lessons"])
        page = self.expect(self.call("debrief", "nw", *DAY, "--format", "json"), 0).out
        self.assertEqual(page, self.kept()[-1]["body"])
        self.assertEqual(json.loads(page), self.listed()[0]["debrief"])
        self.expect(self.call("audit"), 0)

    def test_goes_with_a_withdrawn_outcome_and_comes_back_with_it(self):
        self.add(NORTHWIND, "nw")
        self.log("them", "outcome", "lost", "--reason", "price")
        number = json.loads(self.call("deal", "list", "--format", "json").out)[0]["events"]
        self.expect(self.call("undo", "nw", "-q", *DAY), 0)
        self.assertEqual([], self.listed())
        self.expect(self.call("undo", "nw", str(number + 1), "-q", *DAY), 0)
        self.assertEqual([("nw", "lost", None)], self.outcomes())
        self.log("them", "outcome", "none")
        self.assertEqual([], self.listed())
        self.expect(self.call("debrief"), 0, out="No stored deal has ended.")

    def test_stays_as_it_was_computed_when_the_playbook_changes(self):
        self.add(ENDED, "ashgrove")
        before = self.listed()[0]
        book = self.write("ours.yaml", OURS)
        self.expect(self.call("debrief", "ashgrove", "--playbook", book), 0, out="A line of ours")
        self.assertEqual([before], self.listed())
        # What is only about the deal leaves it; what may be another end does not.
        self.expect(self.call("log", "ashgrove", "us", "note", "filed", "-q", "--playbook", book, *DAY), 0)
        self.assertEqual(before["debrief"], self.listed()[0]["debrief"])
        self.expect(self.call("log", "ashgrove", "us", "debrief", "rating=3", "-q", "--playbook", book, *DAY), 0)
        self.assertIn("ours_only", [line["id"] for line in self.listed()[0]["debrief"]["lines"]])
        self.assertEqual(3, len(self.kept()))

    def test_a_deal_that_has_ended_is_kept_when_it_is_added_and_updated(self):
        self.add(ENDED, "ashgrove")
        before = self.listed()[0]
        self.assertEqual(("won", 2), (before["outcome"], before["relationship"]))
        deal = json.loads(self.call("deal", "export", "ashgrove").out)
        deal["value"]["target_price"] += 3000
        self.expect(self.call("deal", "update", "ashgrove", self.write("deal.json", json.dumps(deal))), 0)
        after = self.listed()[0]
        self.assertLess(after["worth_over_target"], before["worth_over_target"])

    def test_an_update_that_the_record_does_not_fit_is_refused(self):
        self.add(ENDED, "ashgrove")
        self.expect(self.call("deal", "update", "ashgrove",
                              self.write("other.yaml", "name: Other\naccount: Ashgrove Insurance\n")),
                    1, out="", err="record")
        self.assertEqual("won", self.listed()[0]["outcome"])

    def test_survives_backup_restore_export_and_import(self):
        self.add(ENDED, "ashgrove")
        before = self.listed()
        backup, lines = self.folder / "backup.db", self.folder / "all.jsonl"
        self.expect(self.call("backup", backup), 0)
        self.expect(self.call("export", "-o", lines), 0)
        for how in (("restore", backup), ("import", lines)):
            self.store = f"sqlite:{self.folder}/{how[0]}.db"
            self.expect(self.call(*how), 0)
            self.assertEqual(before, self.listed(), how[0])

    def test_a_reader_without_walk_aways_sees_none(self):
        self.add(ENDED, "ashgrove")
        whole = self.listed()[0]
        shown = self.listed("--hide-walk-away")[0]
        self.assertEqual({"over_walk_away", "debrief"}, set(whole) - set(shown))
        page = self.expect(self.call("debrief", "--width", "110"), 0).out
        self.assertIn("walk-away", page)
        secret = f'{round(whole["over_walk_away"] / 100):,}'
        self.assertIn(secret, page)
        for form in ("text", "markdown", "json"):
            hidden = self.expect(self.call("debrief", "--hide-walk-away", "--format", form), 0).out
            self.assertNotIn(secret, hidden)
            self.assertNotIn("alk-away", hidden)
            self.assertNotIn("walk_away", hidden)

    def test_below_the_walk_away_is_below_the_target_to_such_a_reader(self):
        self.add(NORTHWIND, "nw")
        self.log("them", "outcome", "won", "price=120k")
        self.assertEqual("below_walk_away", self.listed()[0]["result"])
        self.assertEqual("below_target", self.listed("--hide-walk-away")[0]["result"])

    def test_lists_figures_and_lessons_as_a_page(self):
        self.add(ENDED, "ashgrove")
        self.add(NORTHWIND, "nw")
        page = self.expect(self.call("debrief", "--format", "markdown"), 0, err="").out
        self.assertIn("| **ashgrove** | GBP 0 | GBP 300,455 | \\+ GBP 35,155 |", page.replace("\u00a0", " "))
        self.assertIn("- **ashgrove**: ask who signs before the first workshop", page)
        self.assertNotIn("**nw**", page)

    def test_what_is_still_to_log_is_a_command_for_a_stored_deal_and_a_line_for_a_file(self):
        self.add(NORTHWIND, "nw")
        self.add(NORTHWIND, "north & wind")
        def page(*arguments):
            return " ".join(self.expect(self.call("debrief", *arguments, *DAY), 0).out.split())
        day = DAY[1]
        outcome = f"them outcome … --reason=… --at={day} – the outcome: won with its price, lost, no_decision or withdrawn"
        self.assertIn(f"dealwright log nw {outcome}", page("nw"))
        self.assertIn(f"dealwright log 'north & wind' {outcome}", page("north & wind"))
        self.assertIn(f"- {{at: {day}, by: them, event: outcome, outcome: …, reason: …}}", page(NORTHWIND))
        # What both have agreed to has been won once it is signed.
        self.expect(self.call("log", "north & wind", "them", "accept", "-q", "--at", day), 0)
        self.assertIn("them outcome won price=… --reason=…", page("north & wind"))
        self.log("them", "outcome", "lost", "no budget")
        line = f"dealwright log nw us debrief rating=1..5 lesson=… lesson=… --at={day}"
        self.assertIn(line, page("nw"))
        self.expect(self.call(*line.replace("…", "ask").replace("1..5", "4").split()[1:]), 0)
        self.assertNotIn("dealwright log", page("nw"))

    def test_a_plain_file_has_its_own_debrief_as_before(self):
        self.expect(run("debrief", ENDED), 0, out="won")
        self.expect(self.call("debrief"), 3, out="", err="there is no store")

    def test_a_broken_debrief_is_said(self):
        self.add(ENDED, "ashgrove")
        lines = self.call("export").out
        self.store = f"sqlite:{self.folder}/other.db"
        self.expect(self.call("import", self.write("bad.jsonl", lines.replace('"kind":"debrief"', '"kind":"brief"'))),
                    1, out="", err="'kind' is none of deal, event, plan, debrief")



class Sums(Recorded):
    def test_bug_a_net_sum_had_a_part_that_was_larger(self):
        page = self.page("debrief", event(14, "us", "offer", "price: 184700"), event(16, "them", "offer", "price: 160300"),
                         event(18, "us", "offer", "price: 173600, term_years: 2"),
                         event(21, "them", "offer", "price: 164500, term_years: 2"), event(23, "us", "accept"))
        self.assertRegex(page, "gave EUR 20,440, got EUR [0-9,]+; gives without a return: 0; by accepting alone EUR 23,580")

    def test_bug_the_step_to_what_was_signed_was_in_no_sum(self):
        opened = (event(14, "us", "offer", "price: 178100, term_years: 2"), event(16, "them", "offer", "price: 160300"))
        page = self.page("debrief", *opened, event(18, "them", "accept"),
                         event(21, "us", "outcome", "price: 163400, term_years: 2", outcome="won"))
        self.assertIn("beside that, what was signed is worth EUR 38,090 less to us than what was agreed", page)
        page = self.page("debrief", *opened, event(18, "them", "accept"), event(21, "them", "refuse", reason="budget"),
                         event(22, "us", "outcome", "price: 163400", outcome="won"))
        self.assertIn("with what was agreed once and ended since", page)


if __name__ == "__main__":
    main()
