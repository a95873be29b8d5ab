#!/usr/bin/env python3
"""What the documentation says is run: the guide's commands, the deal file's pieces, all links."""
import json
import os
import re
import subprocess
import sys

sys.path.insert(0, os.path.dirname(__file__))
from support import PROGRAM, ROOT, Case, main, run

PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("docs/decisions/*.md"),
                *ROOT.glob("examples/*.md")])
BLOCK = re.compile(r"(?:<!-- (file|append): (\S+) -->\n)?```(\w*)\n(.*?)```\n", re.DOTALL)


def blocks(page):
    """(whether a file is written or appended to, its name, language, text) of each code block."""
    return [match.groups() for match in BLOCK.finditer((ROOT / page).read_text(encoding="utf-8"))]


def calls(text):
    """(command, lines shown) of a console block."""
    for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        command, *shown = part.rstrip("\n").split("\n")
        yield command, shown


def anchor(heading):
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")


class Links(Case):
    def test_every_link_leads_somewhere(self):
        for page in PAGES:
            for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8")):
                if re.match(r"\w+:", target):
                    continue
                name, _, place = target.partition("#")
                file = (page.parent / name).resolve() if name else page
                self.assertTrue(file.exists(), f"{page}: {target}")
                if place:
                    headings = re.findall(r"^#+ (.*)$", file.read_text(encoding="utf-8"), re.M)
                    self.assertIn(place, map(anchor, headings), f"{page}: {target}")

    def test_paths_named_in_the_architecture_exist(self):
        text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
        for path in re.findall(r"`((?:app|engine|include|tools|test|examples|playbooks)/[^`*\s]+)`", text):
            self.assertTrue((ROOT / path).exists(), path)


class Guide(Case):
    def test_commands_print_what_is_shown(self):
        (self.folder / "bin").mkdir()
        (self.folder / "bin/dealwright").symlink_to(os.path.abspath(PROGRAM))
        path = f"{self.folder / 'bin'}:{os.environ['PATH']}"
        home = {"PATH": path, "LC_ALL": "C.UTF-8", "XDG_DATA_HOME": str(self.folder / "data")}
        for how, name, language, text in blocks("docs/guide.md"):
            if name:
                with open(self.folder / name, "a" if how == "append" else "w",
                          encoding="utf-8") as file:
                    file.write(text)
            for command, shown in calls(text) if language == "console" else ():
                with self.subTest(command):
                    done = subprocess.run(["bash", "-c", command], cwd=self.folder, text=True,
                                          env={**os.environ, **home},
                                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
                    self.shows(done.stdout.rstrip("\n").split("\n"), shown)

    def shows(self, output, shown):
        """Compares line by line; "…" stands for any lines left out."""
        at, gap = 0, False
        for line in shown or [""]:
            if line == "…":
                gap = True
                continue
            if gap:
                self.assertIn(line, output[at:])
                at = output.index(line, at)
            self.assertEqual(line, output[at] if at < len(output) else None)
            at, gap = at + 1, False
        self.assertTrue(gap or at == len(output), f"more than is shown: {output[at:]}")


class DealFile(Case):
    def test_the_pieces_make_a_deal(self):
        pieces = [text for _, _, language, text in blocks("docs/deal-file.md") if language == "yaml"]
        deal = self.write("deal.yaml", "".join(pieces))
        self.expect(run("plan", deal, "--date", "2026-11-23"), 0, err="")

    def test_every_key_and_word_is_explained(self):
        schema = json.loads(run("playbook", "schema", "deal").out)
        schema["properties"].pop("currency")
        page = (ROOT / "docs/deal-file.md").read_text(encoding="utf-8")
        words = set()

        def collect(node):
            for key, value in node.items() if isinstance(node, dict) else enumerate(node):
                if key == "properties":
                    words.update(value)
                elif key == "enum":
                    words.update(value)
                if isinstance(value, (dict, list)):
                    collect(value)

        collect(schema)
        facts = schema["properties"]["facts"]["properties"]
        self.assertGreater(len(facts), 20)
        words -= set(schema["properties"]["tactics"]["items"]["enum"])
        missing = [word for word in sorted(words) if not re.search(rf"\b{re.escape(word)}\b", page)]
        self.assertEqual([], missing)
        for name, fact in facts.items():
            if name != "value":
                self.assertRegex(page, rf"(?m)^\| `{name}` \|")


class Numbers(Case):
    def test_exit_codes_of_the_guide_are_those_of_the_help(self):
        guide = (ROOT / "docs/guide.md").read_text(encoding="utf-8")
        rows = re.findall(r"^\| (\d) \| (.*) \|$", guide, re.MULTILINE)
        help_rows = re.findall(r"^  (\d)  (.*)$", run("--help").out, re.MULTILINE)
        self.assertEqual(help_rows, rows)


if __name__ == "__main__":
    main()
