#!/usr/bin/env python3
"""`dealwright playbook`: good and broken playbooks, extending, showing, schemas."""
import json
import os
import re
import sys

sys.path.insert(0, os.path.dirname(__file__))
from support import EXPECTED, ROOT, Case, main, run

DEFAULT = ROOT / "playbooks/default.yaml"
NORTHWIND = ROOT / "examples/northwind.yaml"

OURS = """
playbook: ours
description: What we do otherwise.
extends: default
settings:
  value_share: {value: 0.3, source: our won deals, strength: moderate, limits: forty deals}
"""

BASES = "bases: {all: {source: our deal desk, strength: ours, limits: 31 deals}}\n"

BROKEN = """
playbook: broken
extends: default
setings: {}
settings:
  value_share: {value: 7}
factors:
  horizon:
    levels:
      strategic: {label: 5}
archetypes:
  partnership:
    weights: {horizn: {strategic: 1}}
plan:
  opening:
    - {id: extra, when: {horizon: stratgic}, text: "Open with {opening_prize}."}
"""


class Check(Case):
    def test_built_in_playbook_is_good(self):
        result = self.expect(run("playbook", "check"), 0, err="")
        self.assertRegex(result.out, r"^the built-in playbook: good: \d+ factors, 4 archetypes, \d+ rules, "
                                     r"\d+ tactics, 71 settings\n$")

    def test_the_file_it_is_built_from_is_as_good(self):
        built_in = run("playbook", "check").out.replace("the built-in playbook", str(DEFAULT))
        self.assertEqual(built_in, self.expect(run("playbook", "check", DEFAULT), 0, err="").out)

    def test_all_problems_of_a_broken_one(self):
        path = self.write("broken.yaml", BROKEN)
        result = self.expect(run("playbook", "check", path), 1, out="")
        for part in ("did you mean 'settings'?", "value_share", "did you mean 'horizon'?",
                     "did you mean 'strategic'?", "opening_pri"):
            self.assertIn(part, result.err)
        *problems, last = result.err.splitlines()
        self.assertEqual(f"{len(problems)} problems in {path}", last)
        for problem in problems:
            self.assertRegex(problem, rf"^{re.escape(str(path))}:\d+:\d+: ")

    def test_plan_with_a_broken_one(self):
        path = self.write("broken.yaml", BROKEN)
        result = self.expect(run("plan", NORTHWIND, "--playbook", path), 1, out="")
        self.assertTrue(result.err.endswith(f" problems in {path}\n"), result.err)

    def test_missing_and_unreadable(self):
        self.expect(run("playbook", "check", "no.yaml"), 3, out="", err="no.yaml: does not exist")
        self.expect(run("playbook", "check", self.folder), 3, out="", err="is a folder")


class Extends(Case):
    def test_an_added_fact_speaks_for_a_strategy(self):
        path = self.write("ours.yaml", "playbook: ours\nextends: default\nfactors:\n"
                                       "  incumbent:\n    label: Incumbent\n"
                                       "    question: Who is in place?\n    levels:\n"
                                       "      nobody: {label: nobody, means: Nobody is in place.}\n"
                                       "      us: {label: we are, means: We are in place.}\n"
                                       "archetypes: {defensive: {weights: {incumbent: {us: 20}}}}\n" + BASES)
        deal = (ROOT / "examples/northwind.yaml").read_text().replace("\nfacts:", "\nfacts:\n  incumbent: us", 1)
        deal = self.write("deal.yaml", deal)
        result = self.expect(run("assess", deal, "--playbook", path, "--format", "json"), 0)
        self.assertEqual("defensive", json.loads(result.out)["strategy"]["lead"])

    def test_a_setting_is_replaced_and_the_rest_stays(self):
        path = self.write("ours.yaml", OURS)
        self.expect(run("playbook", "check", path), 0)
        shown = self.expect(run("playbook", "show", "setting", "value_share", "-p", path), 0).out
        self.assertIn("0.3", shown)
        self.assertIn("our won deals", shown)
        self.assertEqual(run("playbook", "show", "factor", "horizon").out,
                         run("playbook", "show", "factor", "horizon", "-p", path).out)

    def test_the_plan_follows_it(self):
        path = self.write("ours.yaml", OURS)
        before = run("plan", NORTHWIND, "--date", "2026-11-23").out
        after = self.expect(run("plan", NORTHWIND, "--date", "2026-11-23", "-p", path), 0).out
        self.assertIn("160,000", before)
        self.assertIn("240,000", after)
        self.assertNotEqual(before, after)

    def test_a_file_may_extend_a_file_beside_it(self):
        self.write("ours.yaml", OURS)
        (self.folder / "team").mkdir()
        path = self.write("team/east.yaml", "playbook: east\nextends: ../ours.yaml\n"
                                            "settings: {trade_ratio: {value: 2}}\n" + BASES)
        self.assertIn("0.3", run("playbook", "show", "setting", "value_share", "-p", path).out)
        self.expect(run("playbook", "check", path), 0)

    def test_what_rests_on_nothing_is_refused(self):
        path = self.write("ours.yaml", "playbook: ours\nextends: default\n"
                                       "tactics: {tea: {supports: [partnership], text: Have tea.}}\n")
        self.expect(run("playbook", "check", path), 1, out="",
                    err=f"{path}:3:16: tactics.tea: rests on nothing: give it 'source', 'strength' and 'limits'")
        path.write_text(path.read_text() + BASES)
        self.expect(run("playbook", "check", path), 0, err="")
        self.expect(run("playbook", "show", "tactic", "tea", "-p", path), 0, out="Source: our deal desk. "
                    "Strength: ours. Limits: 31 deals.")

    def test_a_circle_is_a_problem(self):
        self.write("a.yaml", "playbook: a\nextends: b.yaml\n")
        path = self.write("b.yaml", "playbook: b\nextends: a.yaml\n")
        self.expect(run("playbook", "check", path), 1, out="", err="b.yaml")


class Show(Case):
    def test_exact_pages(self):
        for name, call in (("overview", ()), ("horizon", ("factor", "horizon")),
                           ("partnership", ("archetype", "partnership")),
                           ("value_share", ("setting", "value_share"))):
            with self.subTest(name):
                result = self.expect(run("playbook", "show", *call), 0, err="")
                # How many rules there are changes with every edit of the playbook.
                page = re.sub(r"(?m)^(  Rules +)\d+$", r"\1N", result.out)
                self.same_as_file(EXPECTED / f"show_{name}.out", page)

    def test_every_part_that_is_listed_can_be_shown(self):
        for kind in ("factor", "archetype", "rule", "tactic", "setting", "issue_kind", "authority", "section", "limit",
                     "phrase"):
            listed = self.expect(run("playbook", "show", kind, "--width", "120"), 0, err="").out
            names = set(re.findall(r"(?m)^ {0,2}([a-z][a-z0-9_]{3,})  ", listed))
            names -= {"factor", "archetype", "rule", "tactic", "setting", "issue", "section", "limit", "phrase"}
            if kind == "authority":  # listed by their labels
                names = {"seller", "manager", "director", "cfo"}
            self.assertGreaterEqual(len(names), 4, listed)
            for name in sorted(names)[:40]:
                with self.subTest(f"{kind} {name}"):
                    page = self.expect(run("playbook", "show", kind, name), 0, err="", out=name).out
                    if kind not in ("rule", "phrase"):  # words rest on nothing
                        page = " ".join(page.split())
                        self.assertRegex(page, r"Source: .*Strength: (strong|moderate|weak|ours)\. Limits: ")

    def test_unknown_name(self):
        self.expect(run("playbook", "show", "factor", "horizn"), 2, out="",
                    err="the playbook has no factor 'horizn'; did you mean 'horizon'?")
        self.expect(run("playbook", "show", "setting", "q"), 2, out="",
                    err="the playbook has no setting 'q'\n")

    def test_to_a_file(self):
        path = self.folder / "x.txt"
        self.expect(run("playbook", "show", "-o", path), 0, out="")
        self.assertEqual(run("playbook", "show").out, path.read_text())


class Schema(Case):
    def test_schemas_are_json(self):
        for what in ("deal", "playbook"):
            schema = json.loads(self.expect(run("playbook", "schema", what), 0, err="").out)
            self.assertIn("$schema", schema)
        self.assertEqual(run("playbook", "schema").out, run("playbook", "schema", "deal").out)

    def test_examples_and_the_playbook_are_valid(self):
        try:
            import jsonschema
            import yaml
        except ImportError:
            self.skipTest("python3-jsonschema or python3-yaml is not installed")

        class Loader(yaml.SafeLoader):
            """Dates stay texts, as in JSON."""

        Loader.yaml_implicit_resolvers = {
            key: [pair for pair in pairs if pair[0] != "tag:yaml.org,2002:timestamp"]
            for key, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()}
        files = [(path, "deal") for path in sorted(ROOT.glob("examples/*.yaml"))]
        for path, what in [*files, (DEFAULT, "playbook")]:
            with self.subTest(path.name):
                schema = json.loads(run("playbook", "schema", what).out)
                jsonschema.validate(yaml.load(path.read_text(), Loader), schema)

    def test_a_schema_names_the_factors_of_its_playbook(self):
        path = self.write("ours.yaml", OURS + BASES + """
factors:
  site_count: {label: Sites, group: deal, question: How many?, levels: {one: {label: one}, many: {label: many}}}
""")
        self.assertIn('"site_count"', self.expect(run("playbook", "schema", "deal", "-p", path), 0).out)
        self.assertNotIn('"site_count"', run("playbook", "schema", "deal").out)


if __name__ == "__main__":
    main()
