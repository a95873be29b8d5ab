#!/usr/bin/env python3
"""Pages made from the tables: completion scripts, the manual page, the reference of the playbook.

That docs/ holds them as they are now is tested by tools/docs.sh."""
import os
import re
import shutil
import subprocess
import sys

sys.path.insert(0, os.path.dirname(__file__))
from support import ROOT, Case, main, run

COMPLETE = """
source "$1"; shift
COMP_WORDS=(dealwright "$@"); COMP_CWORD=$#
compopt() { :; }
_dealwright
printf '%s\\n' "${COMPREPLY[@]}"
"""


class Completion(Case):
    def script(self, shell):
        return self.write(f"dealwright.{shell}", self.expect(run("completion", shell), 0, err="").out)

    def test_scripts_parse(self):
        for shell in ("bash", "zsh", "fish"):
            with self.subTest(shell):
                script = self.script(shell)
                if shell == "bash" or shutil.which(shell):
                    checked = subprocess.run([shell, "-n", script], capture_output=True, text=True)
                    self.assertEqual((0, ""), (checked.returncode, checked.stderr))

    def test_bash_completes(self):
        script = self.script("bash")
        for words, expected in (
                ("", "plan assess advise log undo replay ledger brief debrief worth packages score frontier playbook new "
                  "deal audit backup restore export import completion help"),
                ("pl", "plan playbook"),
                ("--v", "--version"),
                ("plan --format ", "text markdown json"),
                ("plan -f j", "json"),
                ("assess x --format ", "text json"),
                ("frontier --genius a b --format s", "svg"),
                ("frontier --g", "--genius --geniusweb"),
                ("plan --hide", "--hide-walk-away"),
                ("plan --date ", ""),
                ("plan examples/north", "examples/northwind.yaml"),
                ("plan -o examples/north", "examples/northwind.yaml"),
                ("deal ", "add list show export update"),
                ("deal show --form", "--format"),
                ("playbook ", "check show try schema reference"),
                ("playbook show ", "factor archetype rule tactic setting issue_kind authority section limit phrase"),
                ("playbook show -p x.yaml set", "setting"),
                ("playbook schema ", "deal playbook"),
                ("completion ", "bash zsh fish"),
                ("help pl", "plan playbook")):
            with self.subTest(words):
                done = subprocess.run(["bash", "-c", COMPLETE, "bash", script, *words.split(" ")],
                                      cwd=ROOT, capture_output=True, text=True)
                self.assertEqual((expected, ""), (" ".join(done.stdout.split()), done.stderr))

    def test_every_option_of_every_command_is_in_every_script(self):
        help_pages = "".join(run("help", name).out for name in ("plan", "assess", "new"))
        options = {word.strip(",.") for word in help_pages.split() if word.startswith("--")}
        self.assertGreater(len(options), 8)
        for shell in ("bash", "zsh", "fish"):
            text = run("completion", shell).out
            for option in options:
                self.assertIn(option if shell != "fish" else f"-l {option[2:]}", text, shell)


class Pages(Case):
    def test_manual_page_has_no_mistakes(self):
        page = run("manual").out
        for command in (["groff", "-man", "-ww", "-z", "-Kutf8", "-"], ["mandoc", "-T", "lint"]):
            if shutil.which(command[0]):
                with self.subTest(command[0]):
                    done = subprocess.run(command, input=page, capture_output=True, text=True)
                    self.assertEqual("", done.stdout + done.stderr)

    def test_manual_page_tells_all_that_help_tells(self):
        page = run("manual").out.replace("\\-", "-")
        for option in ("--format", "--date", "--playbook", "--output", "--width", "--color", "--force",
                       "--interactive", "--hide-walk-away", "--explain", "--help", "--version"):
            self.assertIn(option, page)
        for section in ("NAME", "SYNOPSIS", "COMMANDS", "EXIT STATUS", "ENVIRONMENT", "EXAMPLES"):
            self.assertIn(f".SH {section}\n", page)

    def test_reference_holds_every_part_of_the_playbook(self):
        page = self.expect(run("playbook", "reference"), 0, err="").out.replace("\\", "")
        for kind in ("factor", "archetype", "tactic", "setting"):
            listed = run("playbook", "show", kind, "--width", "120").out
            for name in re.findall(r"(?m)^ {0,2}([a-z][a-z0-9_]{3,})  ", listed):
                if name != kind:
                    self.assertRegex(page, rf"(?m)^### (.*\()?{name}\)?$", kind)
        for section in ("opening", "ladder", "calendar", "escalation", "alignment", "after"):
            self.assertIn(f"\n## Plan: {section}\n", page)


if __name__ == "__main__":
    main()
