#!/usr/bin/env python3
"""Files and streams that cannot be read or written; what is left behind."""
import json
import os
import subprocess
import sys

sys.path.insert(0, os.path.dirname(__file__))
from support import ENVIRONMENT, PROGRAM, ROOT, Case, main, run

DEAL = ROOT / "examples/northwind.yaml"
NARROW = """name: Rollout
account: Fern Logistics
currency: USD
date: 2026-11-24
value: {list_price: 240000, target_price: 215000, floor_price: 180000}
issues:
  price: {from: 180000, to: 240000, step: 5000}
  term_years: [1, 2, 3]
  payment_days: [30, 45, 60, 90]
record:
  - {at: 2026-11-16, by: us, event: offer, package: {price: 235000, term_years: 1, payment_days: 30}}
  - {at: 2026-11-17, by: them, event: offer, package: {price: 195000, term_years: 1, payment_days: 30}}
  - {at: 2026-11-18, by: us, event: offer, package: {price: 217000}}
  - {at: 2026-11-19, by: them, event: offer, package: {price: 199000}}
  - {at: 2026-11-20, by: us, event: offer, package: {price: 212000}}
"""


class Reading(Case):
    def test_missing_file(self):
        self.expect(run("plan", "no/such.yaml"), 3, out="", err="no/such.yaml: does not exist\n")

    def test_folder(self):
        self.expect(run("plan", self.folder), 3, out="", err="is a folder, not a file")

    def test_file_below_a_file(self):
        self.expect(run("plan", f"{DEAL}/x"), 3, out="", err="cannot be read: Not a directory")

    def test_missing_playbook(self):
        self.expect(run("plan", DEAL, "--playbook", "no.yaml"), 3, out="", err="no.yaml: does not exist")

    def test_binary_file(self):
        path = self.write("deal.yaml", bytes(range(256)) * 10)
        result = self.expect(run("plan", path), 1, out="")
        self.assertIn(f"{path}:1:1: is not a text file", result.err)
        self.assertTrue(result.err.endswith(f"1 problem in {path}\n"), result.err)

    def test_empty_file(self):
        self.expect(run("plan", self.write("deal.yaml", "")), 1, out="", err="problem")

    def test_huge_sparse_file(self):
        path = self.folder / "huge.yaml"
        with path.open("wb") as file:
            file.truncate(100 << 20)
        self.expect(run("plan", path), 3, out="", err="is larger than 4096 KiB")

    def test_endless_stream(self):
        with open("/dev/zero", "rb") as zero:
            self.expect(run("plan", "-", stdin=zero), 3, out="",
                        err="standard input: is larger than 4096 KiB")

    def test_standard_input(self):
        text = DEAL.read_text()
        self.assertEqual(run("plan", DEAL, "--date", "2026-11-23").out,
                         self.expect(run("plan", "-", "--date", "2026-11-23", stdin=text), 0).out)

    def edited(self, *changes):
        """A deal file made of the example with texts replaced; each must be there."""
        text = DEAL.read_text()
        for old, new in changes:
            self.assertIn(old, text)
            text = text.replace(old, new, 1)
        return self.write("deal.yaml", text)

    def ladder(self, *options):
        plan = self.expect(run("plan", *options, "--date", "2026-11-23", "--format", "json"), 0).out
        return [step["price"] for step in json.loads(plan)["ladder"]["steps"]]

    def test_bug_an_accepted_offer_was_talked_down(self):
        deal = self.edited(("record:\n", "record: []\nignored:\n")).read_text().split("ignored:")[0]
        deal = deal.replace("record: []", "record:\n"
                            "  - {at: 2026-11-16, by: us, event: offer, package: {price: 235000}}\n"
                            "  - {at: 2026-11-17, by: them, event: accept, package: {price: 235000}}\n")
        path = self.write("agreed.yaml", deal)
        self.assertEqual([], self.ladder(path))
        self.assertIn("An offer has been accepted", run("plan", path, "--date", "2026-11-23").out)

    def test_bug_the_ladder_went_below_their_offer(self):
        deal = DEAL.read_text().split("record:")[0]
        path = self.write("theirs.yaml", deal + "record:\n"
                          "  - {at: 2026-11-16, by: them, event: offer, package: {price: 220000}}\n")
        steps = self.ladder(path)
        self.assertTrue(steps)
        self.assertGreaterEqual(min(steps), 22000000)

    def test_bug_a_ladder_that_ends_at_their_offer_was_called_our_walk_away(self):
        deal = DEAL.read_text().split("record:")[0]
        path = self.write("theirs.yaml", deal + "record:\n"
                          "  - {at: 2026-11-16, by: them, event: offer, package: {price: 205000}}\n")
        steps = self.ladder(path)
        self.assertTrue(steps)
        self.assertGreaterEqual(min(steps), 20500000)
        page = self.expect(run("plan", path, "--date", "2026-11-23"), 0).out
        rungs = page.split("CONCESSION LADDER")[1].split("Step 0:")[0]
        self.assertNotIn("walk-away", rungs)
        self.assertNotIn("is where this ends for us", page)

    def test_bug_later_events_counted_as_past(self):
        early = run("plan", DEAL, "--date", "2026-11-01")
        self.assertEqual(0, early.code)
        self.assertIn("are dated after 2026-11-01, the day of this page, and left out", early.err)
        self.assertNotIn("On the table", early.out)

    def test_bug_thousands_written_with_a_point(self):
        path = self.edited(("list_price: 240000", "list_price: 240.000"))
        self.expect(run("plan", path), 1, out="",
                    err="'240.000' has 3 digits behind the point, an amount in USD has 2")

    def test_bug_a_hidden_plan_bracketed_the_walk_away(self):
        for page in ("text", "markdown", "json"):
            hidden = self.expect(run("plan", DEAL, "--date", "2026-11-23", "--hide-walk-away",
                                     "--explain", "--format", page), 0).out
            for told in ("discount at the walk-away", "floor_discount", "price_room", "180,000",
                         "18000000"):
                self.assertNotIn(told, hidden)

    def test_bug_the_order_of_named_options_changed_the_worth(self):
        swapped = self.edited(("us:   {standard: 0, premium: -22000}", "us:   {premium: -22000, standard: 0}"),
                              ("them: {standard: 0, premium: 48000}", "them: {premium: 48000, standard: 0}"))
        worth = [json.loads(run("plan", path, "--date", "2026-11-23", "--format", "json").out)
                 ["packages"]["target"] for path in (DEAL, swapped)]
        self.assertEqual(worth[0], worth[1])

    def test_bug_costs_that_were_not_given_were_said_to_be_taken_off(self):
        path = self.edited(("  cost_to_serve: 70000", "  #"))
        page = self.expect(run("plan", path, "--date", "2026-11-23"), 0).out
        self.assertNotIn("cost to serve taken off", page)
        self.assertIn("before the cost to serve", " ".join(page.split()))

    def test_short_page(self):
        whole = run("plan", DEAL, "--date", "2026-11-23").out
        short = self.expect(run("plan", DEAL, "--date", "2026-11-23", "--short"), 0).out
        self.assertLess(short.count("\n"), whole.count("\n") / 2)
        for heading in ("STRATEGY", "OPENING", "CONCESSION LADDER", "RED FLAGS AND PIVOTS"):
            self.assertIn(f"\n{heading}\n", short)
        self.assertNotIn("AFTER THE DEAL", short)
        self.assertNotIn("WHAT THIS RESTS ON", short)

    def test_closed_standard_input(self):
        command = f"exec '{PROGRAM}' plan - <&-"
        process = subprocess.run(["sh", "-c", command], capture_output=True, env=ENVIRONMENT, text=True)
        self.assertEqual(3, process.returncode)
        self.assertIn("standard input: cannot be read", process.stderr)

    def test_all_problems_at_once(self):
        path = self.write("deal.yaml", "name: X\naccuont: Y\ncurrency: EURO\nfacts:\n"
                                       "  complexity: complx\n  horizn: strategic\n")
        result = self.expect(run("plan", path), 1, out="")
        self.assertIn("did you mean 'account'?", result.err)
        self.assertIn(f"{path}:5:15: facts.complexity: ", result.err)
        lines = result.err.splitlines()
        self.assertEqual(f"{len(lines) - 1} problems in {path}", lines[-1])
        self.assertGreaterEqual(len(lines), 5)

    def test_day_of_the_plan(self):
        without = self.write("deal.yaml", "name: X\naccount: Y\n")
        dated = self.write("dated.yaml", "name: X\naccount: Y\ndate: 2025-03-04\n")
        self.assertIn("4 March 2025", run("plan", dated).out)
        self.assertIn("1 December 2026", run("plan", dated, "--date", "2026-12-01").out)
        day = subprocess.run(["date", "+%Y-%m-%d"], capture_output=True, text=True).stdout.strip()
        self.assertEqual(run("plan", without, "--date", day).out, run("plan", without).out)


class Memory(Case):
    def limited(self, kilobytes):
        return subprocess.run(["sh", "-c", 'ulimit -v "$1"; shift; exec "$@"', "sh", str(kilobytes), PROGRAM,
                               "plan", DEAL], capture_output=True, text=True, env=ENVIRONMENT)

    def test_out_of_memory(self):
        if self.limited(1 << 20).returncode != 0:
            self.skipTest("this build needs more than a gigabyte of addresses")
        for kilobytes in range(5000, 60000, 100):
            process = self.limited(kilobytes)
            if process.returncode == 4:
                self.assertIn("out of memory", process.stderr)
                self.assertEqual("", process.stdout)
                return
        self.fail("no limit made the program say that it is out of memory")


class Writing(Case):
    def test_output_file(self):
        page = run("plan", DEAL, "--date", "2026-11-23").out
        path = self.folder / "plan.txt"
        self.expect(run("plan", DEAL, "--date", "2026-11-23", "-o", path), 0, out="", err="")
        self.assertEqual(page, path.read_text())
        self.assertEqual(["plan.txt"], os.listdir(self.folder))

    def test_output_dash_is_standard_output(self):
        self.expect(run("plan", DEAL, "-o", "-"), 0, out="Northwind")

    def test_output_to_a_device(self):
        self.expect(run("plan", DEAL, "-o", "/dev/null"), 0, out="", err="")
        self.assertTrue(os.path.exists("/dev/null") and not os.path.isfile("/dev/null"))

    def test_unwritable_places(self):
        for path in (self.folder / "none/plan.txt", self.folder, "/proc/plan.txt", f"{DEAL}/plan.txt"):
            with self.subTest(path):
                self.expect(run("plan", DEAL, "-o", path), 3, out="", err="cannot be written: ")

    def test_unwritable_folder(self):
        locked = self.folder / "locked"
        locked.mkdir()
        locked.chmod(0o500)
        if os.access(locked, os.W_OK):
            self.skipTest("this user may write everywhere")
        self.expect(run("plan", DEAL, "-o", locked / "plan.txt"), 3, out="", err="cannot be written: ")

    def test_old_file_stays_when_the_deal_has_problems(self):
        old = self.write("plan.txt", "old\n")
        broken = self.write("deal.yaml", "name: X\n")
        self.expect(run("plan", broken, "-o", old), 1, out="")
        self.assertEqual("old\n", old.read_text())
        self.assertEqual(["deal.yaml", "plan.txt"], sorted(os.listdir(self.folder)))

    def test_old_file_stays_when_the_disk_is_full(self):
        old = self.write("plan.txt", "old\n")
        process = subprocess.run(["sh", "-c", 'ulimit -f 1; trap "" XFSZ; exec "$@"', "sh", PROGRAM,
                                  "plan", DEAL, "-o", old], capture_output=True, text=True,
                                 env=ENVIRONMENT)
        self.assertEqual(3, process.returncode, process.stderr)
        self.assertIn("cannot be written: File too large", process.stderr)
        self.assertEqual("old\n", old.read_text())
        self.assertEqual(["plan.txt"], os.listdir(self.folder))

    def test_full_standard_output(self):
        with open("/dev/full", "wb") as full:
            self.expect(run("plan", DEAL, stdout=full), 3,
                        err="cannot write to standard output: No space left on device")
            self.expect(run("--help", stdout=full), 3, err="cannot write to standard output")

    def test_closed_standard_output(self):
        for command in ("plan examples/carton.yaml", "--version", "new -"):
            process = subprocess.run(["sh", "-c", f"exec '{PROGRAM}' {command} >&-"], cwd=ROOT,
                                     capture_output=True, text=True, env=ENVIRONMENT)
            self.assertEqual(3, process.returncode, command)
            self.assertIn("cannot write to standard output: Bad file descriptor", process.stderr)

    def test_closed_streams_do_not_become_the_output_file(self):
        page = run("plan", DEAL, "--date", "2026-11-23").out
        path = self.folder / "plan.txt"
        process = subprocess.run(
            ["sh", "-c", f"exec '{PROGRAM}' plan '{DEAL}' --date 2026-11-23 -o '{path}' <&- >&- 2>&-"],
            env=ENVIRONMENT)
        self.assertEqual(0, process.returncode)
        self.assertEqual(page, path.read_text())

    def test_reader_that_went_away(self):
        reading, writing = os.pipe()
        os.close(reading)
        with os.fdopen(writing, "wb") as pipe:
            self.expect(run("plan", DEAL, stdout=pipe), 3,
                        err="cannot write to standard output: Broken pipe")


class Appearance(Case):
    def test_no_colour_in_pipes_and_files(self):
        path = self.folder / "plan.txt"
        run("plan", DEAL, "-o", path, env={"TERM": "xterm-256color"})
        self.assertNotIn("\x1b", path.read_text())
        self.assertNotIn("\x1b", run("plan", DEAL).out)
        self.assertIn("\x1b[", run("plan", DEAL, "--color", "always").out)

    def test_width(self):
        for width in (72, 80, 88, 100, 120):
            with self.subTest(width):
                page = run("plan", DEAL, "--date", "2026-11-23", "--width", width).out
                self.assertLessEqual(max(map(len, page.splitlines())), width)
        self.assertEqual(run("plan", DEAL, "--width", 88).out, run("plan", DEAL).out)

    def test_walk_aways_are_left_out(self):
        shown = run("plan", DEAL, "--date", "2026-11-23").out
        hidden = run("plan", DEAL, "--date", "2026-11-23", "--hide-walk-away")
        self.expect(hidden, 0)
        self.assertIn("180,000", shown)
        self.assertNotIn("180,000", hidden.out)
        self.assertIn("each of the 5 steps", shown)
        self.assertNotIn("5 steps", hidden.out)

    def test_where_the_ladder_ends_does_not_tell_the_walk_away(self):
        deal = self.write("deal.yaml", NARROW)
        self.assertIn("The ladder ends above the walk-away", run("plan", deal).out)
        self.assertNotIn("The ladder ends above", run("plan", deal, "--hide-walk-away").out)

    def test_an_implied_price_does_not_tell_the_walk_away(self):
        deal = "examples/bellmoor.yaml"
        for page in ("text", "markdown", "json"):
            hidden = self.expect(run("plan", deal, "--hide-walk-away", "--explain", "--format", page), 0).out
            for told in ("GBP 6,000", "14,110", ": 600000", "Us %"):
                self.assertNotIn(told, hidden)
        plan = json.loads(run("plan", deal, "--hide-walk-away", "--format", "json").out)
        for issue in plan["issues"]["issues"]:
            self.assertIsNone(issue["stake_us"])
            self.assertIsNone(issue["weight_us"])

    def test_what_is_left_open_is_estimated_and_marked(self):
        deal = "examples/bellmoor.yaml"
        plan = json.loads(run("plan", deal, "--format", "json").out)
        rows = {row["issue"]: row for row in plan["issues"]["issues"]}
        self.assertEqual({"us": True, "them": True}, rows["training"]["estimated"])
        self.assertEqual((7000, 56000), (rows["training"]["stake_us"], rows["training"]["stake_them"]))
        self.assertTrue(rows["price"]["implied"])
        self.assertFalse(rows["term_years"]["estimated"]["us"])
        missing = {row["issue"]: row["options"] for row in plan["trades"]["missing"]}
        self.assertEqual({"scope", "service_level", "expansion_price_hold"}, set(missing))
        # 6 % and 15 % of 7,000
        self.assertEqual((-42000, 105000), (missing["scope"][1]["us"], missing["scope"][1]["them_high"]))
        page = run("plan", deal).out
        self.assertRegex(page, r"training +~1 +~8 +trade")
        self.assertIn("The deal file lists no price among its issues", page)

    def test_same_input_gives_the_same_bytes(self):
        for form in ("text", "markdown", "json"):
            pages = {run("plan", DEAL, "--date", "2026-11-23", "--format", form,
                         env={"LC_ALL": locale, "TZ": zone}).out
                     for locale, zone in (("C", "UTC"), ("de_DE.UTF-8", "Asia/Tokyo"))}
            self.assertEqual(1, len(pages), form)


if __name__ == "__main__":
    main()
