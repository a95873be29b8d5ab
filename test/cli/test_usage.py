#!/usr/bin/env python3
"""Help, version, and what a wrong command line is told; exact output."""
import os
import sys

sys.path.insert(0, os.path.dirname(__file__))
from support import EXPECTED, Case, main, run, transcript

DEAL = "examples/carton.yaml"


class Usage(Case):
    def test_help_pages(self):
        commands = ["plan", "assess", "frontier", "playbook", "playbook check", "playbook show",
                    "playbook schema", "playbook reference", "new", "completion", "help"]
        calls = [["--help"]] + [["help", *name.split()] for name in commands]
        self.same_as_file(EXPECTED / "help.out", transcript(calls))

    def test_help_option_is_the_same_page(self):
        for name in ("plan", "playbook", "playbook show", "new"):
            with self.subTest(name):
                page = run("help", *name.split())
                self.assertEqual(page.out, run(*name.split(), "--help").out)
                self.assertEqual(page.out, run(*name.split(), "-h").out)
                self.assertEqual(0, page.code)

    def test_help_wins_over_what_is_missing(self):
        self.expect(run("plan", "--help", "--format", "json"), 0, out="Usage: dealwright plan", err="")

    def test_version(self):
        result = self.expect(run("--version"), 0, err="")
        self.assertRegex(result.out, r"^dealwright \d+\.\d+\.\d+\n$")
        self.assertEqual(result.out, run("-V").out)

    def test_wrong_calls(self):
        calls = [
            [], ["plna", DEAL], ["sing"], ["--hlep"], ["--format", "json", "plan", DEAL], ["-x"],
            ["plan"], ["plan", ""], ["plan", DEAL, "more"], ["plan", DEAL, "--formt", "json"],
            ["plan", DEAL, "--formt=json"], ["plan", DEAL, "--zzz"], ["plan", DEAL, "-z"],
            ["plan", DEAL, "--format"], ["plan", DEAL, "--format", "jsn"],
            ["plan", DEAL, "--format", ""], ["plan", DEAL, "--explain=yes"],
            ["plan", DEAL, "--date", "tomorrow"], ["plan", DEAL, "--date", "2026-02-30"],
            ["plan", DEAL, "--date", "2026-13-01"], ["plan", DEAL, "--date", "1026-01-01"],
            ["plan", DEAL, "--width", "0"], ["plan", DEAL, "--width", "-5"],
            ["plan", DEAL, "--width", "88x"], ["plan", DEAL, "--width", "99999999999999999999"],
            ["plan", DEAL, "--color", "sometimes"], ["plan", DEAL, "-o", DEAL],
            ["assess", DEAL, "--format", "markdown"], ["assess", DEAL, "--explain"],
            ["playbook"], ["playbook", "chekc"], ["playbook", "--playbook", "x", "show"],
            ["playbook", "show", "facter"], ["playbook", "schema", "dela"],
            ["help", "plna"], ["help", "playbook", "chek"], ["completion"], ["completion", "tcsh"],
            ["new", "--interactive"],
        ]
        text = transcript(calls)
        self.assertEqual(len(calls), text.count("\n= 2\n"), text)
        self.same_as_file(EXPECTED / "usage.out", text)

    def test_wrong_calls_print_nothing_on_standard_output(self):
        for call in ([], ["plna"], ["plan", DEAL, "--formt", "json"], ["plan"]):
            self.expect(run(*call), 2, out="")

    def test_two_dashes_end_the_options(self):
        self.expect(run("plan", "--", "--format"), 3, out="", err="--format: does not exist")

    def test_last_of_repeated_options_holds(self):
        result = self.expect(run("assess", DEAL, "--format", "json", "--format", "text"), 0)
        self.assertFalse(result.out.startswith("{"))


if __name__ == "__main__":
    main()
