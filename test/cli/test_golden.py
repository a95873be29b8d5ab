#!/usr/bin/env python3
"""The plans of all examples, whole, and how much two of them have in common.

`python3 test/cli/test_golden.py --update` writes test/golden anew; read the difference as a buyer of
the advice would. `--report` prints the shared sentences of the closest pairs.
"""
import itertools
import json
import os
import re
import sys

sys.path.insert(0, os.path.dirname(__file__))
from support import ROOT, Case, main, run

EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))
DATE = "2026-11-23"

# Largest share of the shorter plan's sentences that another plan may hold too: word for word, and with
# the account, figures and dates of both blanked out, which finds texts that fit any deal.
BOUNDS = {
    # (the plans follow the same strategy, blanked out)
    (False, False): 0.25,
    (True, False): 0.33,
    (False, True): 0.57,
    (True, True): 0.72,
}


def plan(path, form):
    return run("plan", path.relative_to(ROOT), "--date", DATE, "--width", 88, "--format", form)


def sentences(markdown):
    """The prose of a plan: headings, tables and the list of sources are not sentences."""
    found = set()
    for line in markdown.splitlines():
        line = line.strip()
        if re.match(r"#+ what this rests on", line, re.IGNORECASE):
            break
        if not line or line.startswith(("#", "|", "---")):
            continue
        line = re.sub(r"^(>\s*|[-*+]\s+|\d+\.\s+)+", "", line)
        line = re.sub(r"\\(.)", r"\1", line.replace("**", "")).strip("*")
        line = re.sub(r"\s*\[\d+\]$", "", line)
        for sentence in re.split(r"(?<=[.?!])\s+(?=[A-Z\"“])", line):
            if len(sentence.split()) >= 4:
                found.add(sentence.strip())
    return found


def blanked(sentence, account):
    """The sentence with what is this deal's own taken out, as far as it can be seen."""
    sentence = sentence.replace(account, "@").replace(account.split()[0], "@")
    sentence = re.sub(r"\b\d+ (January|February|March|April|May|June|July|August|September|October|"
                      r"November|December)( \d+)?", "#", sentence)
    return re.sub(r"\b([A-Z]{3} )?\d[\d,.]*( %)?", "#", sentence)


def measure():
    """(share, alike, blank, one, other, sentences in common) of every pair of examples, twice."""
    said, lead = {}, {}
    for path in EXAMPLES:
        page = plan(path, "markdown")
        if page.code != 0:  # test_plans tells
            continue
        account = re.search(r"(?m)^account: (.*)$", path.read_text())[1]
        exact = sentences(page.out)
        said[path.stem] = (exact, {blanked(sentence, account) for sentence in exact})
        lead[path.stem] = json.loads(plan(path, "json").out)["strategy"]["lead"]
    for one, other in itertools.combinations(said, 2):
        for blank in (False, True):
            common = said[one][blank] & said[other][blank]
            share = len(common) / max(1, min(len(said[one][blank]), len(said[other][blank])))
            yield share, lead[one] == lead[other], blank, one, other, common


class Golden(Case):
    def test_there_are_at_least_twelve_examples(self):
        self.assertGreaterEqual(len(EXAMPLES), 12)

    def test_plans(self):
        for path in EXAMPLES:
            for form, ending in (("text", "txt"), ("json", "json")):
                with self.subTest(f"{path.stem} {form}"):
                    result = self.expect(plan(path, form), 0, err="")
                    self.same_as_file(ROOT / f"test/golden/{path.stem}.{ending}", result.out)

    def test_every_line_in_json_says_what_it_rests_on(self):
        def resting(part):
            if isinstance(part, dict):
                if "source" in part:
                    yield part
                for value in part.values():
                    yield from resting(value)
            elif isinstance(part, list):
                for value in part:
                    yield from resting(value)

        for path in EXAMPLES:
            whole = json.loads(plan(path, "json").out)
            parts = list(resting(whole))
            self.assertGreater(len(parts), 20, path.stem)
            for part in parts:
                for key in ("source", "strength", "limits"):
                    self.assertTrue(part[key], f"{path.stem}: {part}")
            for row in whole["tactics"]["tactics"] + whole["issues"]["issues"]:
                self.assertIn("source", row)

    def test_an_explained_plan_says_each_source_once(self):
        for path in EXAMPLES:
            page = run("plan", path.relative_to(ROOT), "--date", DATE, "--format", "markdown", "--explain").out
            body, notes = page.replace("\\", "").split("### What this rests on", 1)
            used = {int(n) for n in re.findall(r"\[(\d+)\]", body)}
            told = re.findall(r"(?m)^- \[(\d+)\] (.*)$", notes)
            self.assertEqual(sorted(used), [int(n) for n, _ in told], path.stem)
            self.assertEqual(len(told), len({words for _, words in told}), path.stem)
            for heading in re.findall(r"(?m)^### (.*)$", body):
                if heading.split(" [")[0] != "The package as one number":
                    self.assertRegex(heading, r" \[\d+\]$", path.stem)

    def test_questions_stand_under_whom_to_ask(self):
        for path in EXAMPLES:
            page = plan(path, "markdown").out
            asked = json.loads(plan(path, "json").out)["strategy"]["ask_next"]
            _, _, section = page.partition("### Ask next")
            section, _, _ = section.replace("\\", "").partition("\n### ")
            theirs, _, ours = section.partition("#### Questions to our own people")
            self.assertTrue(all(row["to"] in ("us", "them") for row in asked), path.stem)
            shown = [row for row in asked if row["question"] and row["question"] in section]
            for row in shown:
                self.assertIn(row["question"], ours if row["to"] == "us" else theirs, path.stem)
            self.assertNotRegex(theirs, r"(?m)^\d+\. Ask our ", path.stem)
            self.assertEqual("us" in (row["to"] for row in shown), ours != "", path.stem)

    def test_a_plain_plan_numbers_no_shared_source(self):
        for path in EXAMPLES[:4]:
            page = plan(path, "markdown").out
            self.assertNotRegex(page, r"(?m)^### .*\[\d+\]$")

    def test_no_golden_plan_without_its_example(self):
        names = {path.stem for path in EXAMPLES}
        for path in (ROOT / "test/golden").glob("*.*"):
            self.assertIn(path.stem, names, f"{path} has no example")

    def test_json_holds_every_section(self):
        keys = """strategy situation stakeholders issues alternatives opening their_anchor packages ladder
                  trades sequence momentum pacing calendar deadlines power tactics escalation adaptation
                  alignment questions approvals after""".split()
        for path in EXAMPLES:
            page = json.loads(plan(path, "json").out)
            self.assertEqual([], [key for key in keys if key not in page], path.stem)


class Sameness(Case):
    def test_unlike_deals_read_unlike(self):
        pairs = list(measure())
        self.assertGreater(len([pair for pair in pairs if not pair[1]]), 100)
        for share, alike, blank, one, other, common in pairs:
            with self.subTest(f"{one} {other}{' blanked out' if blank else ''}"):
                self.assertLessEqual(share, BOUNDS[alike, blank],
                                     "\n".join(["in common:", *sorted(common)]))


def report():
    pairs = sorted(measure(), reverse=True)
    for blank in (False, True):
        for alike in (False, True):
            some = [pair for pair in pairs if pair[1:3] == (alike, blank)]
            shares = [pair[0] for pair in some]
            print(f"{'same strategy' if alike else 'different strategies'}, "
                  f"{'blanked out' if blank else 'word for word'}: {len(shares)} pairs, "
                  f"mean {sum(shares) / len(shares):.3f}, median {sorted(shares)[len(shares) // 2]:.3f}, "
                  f"largest {shares[0]:.3f}, bound {BOUNDS[alike, blank]:.2f}")
            for share, _, _, one, other, common in some[:5]:
                print(f"  {share:.3f}  {one} / {other}, {len(common)} sentences")
    for blank in (False, True):
        counts = {}
        for pair in pairs:
            if pair[2] == blank:
                for sentence in pair[5]:
                    counts[sentence] = counts.get(sentence, 0) + 1
        print(f"said in most pairs of plans{', blanked out' if blank else ''}")
        for sentence, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:25]:
            print(f"  {count:4}  {sentence}")


if __name__ == "__main__":
    report() if "--report" in sys.argv else main()
