#!/usr/bin/env python3
"""The commented deal file of `dealwright new`."""
import os
import re
import sys

sys.path.insert(0, os.path.dirname(__file__))
from support import EXPECTED, Case, main, run


def filled(text):
    return text.replace("name: ", "name: Rollout ", 1).replace("account: ", "account: Northwind ", 1)


def with_examples(text):
    """Every example line taken into use: a # that no space and text follow."""
    return re.sub(r"(?m)^(\s*)#(?! \S|$)", r"\1", text)


class New(Case):
    def test_file_to_fill_in(self):
        self.same_as_file(EXPECTED / "new.yaml.out", self.expect(run("new", "-"), 0, err="").out)

    def test_not_on_a_terminal_it_is_printed(self):
        self.assertEqual(run("new", "-").out, run("new").out)

    def test_plans_once_name_and_account_are_filled_in(self):
        deal = self.folder / "deal.yaml"
        self.expect(run("new", deal), 0, out="", err="")
        self.expect(run("plan", deal), 1, out="", err="account")
        deal.write_text(filled(deal.read_text()))
        self.expect(run("plan", deal), 0, out="Northwind", err="")

    def test_every_example_in_it_may_be_used(self):
        text = with_examples(filled(run("new", "-").out))
        for key in ("value", "issues", "must", "tactics", "strategy", "people", "deadlines", "record",
                    "owner", "situation", "close_by", "date"):
            self.assertRegex(text, rf"(?m)^{key}:", key)
        self.expect(run("plan", self.write("deal.yaml", text)), 0, err="")

    def test_names_every_stated_factor_of_another_playbook(self):
        book = self.write("ours.yaml", """
playbook: ours
extends: default
bases: {all: {source: our deal desk, strength: ours, limits: 31 deals}}
factors:
  site_count:
    label: Number of sites
    group: deal
    question: How many sites take part?
    levels:
      one: {label: one}
      many: {label: many}
""")
        result = self.expect(run("new", "-", "--playbook", book), 0, err="")
        self.assertIn("# How many sites take part?\n", result.out)
        self.assertRegex(result.out, r"(?m)^  site_count: unknown +# one \| many$")
        deal = self.write("deal.yaml", filled(result.out).replace("site_count: unknown", "site_count: one"))
        self.expect(run("plan", deal, "--playbook", book), 0, err="")

    def test_a_file_that_is_there_is_kept(self):
        old = self.write("deal.yaml", "old\n")
        self.expect(run("new", old), 3, out="", err=f"{old}: is there already; --force replaces it")
        self.assertEqual("old\n", old.read_text())
        self.expect(run("new", old, "--force"), 0)
        self.assertIn("facts:", old.read_text())

    def test_a_link_to_nowhere_is_kept(self):
        link = self.folder / "deal.yaml"
        link.symlink_to("nowhere")
        self.expect(run("new", link), 3, err="is there already")
        self.assertTrue(link.is_symlink())

    def test_unwritable_place(self):
        self.expect(run("new", self.folder / "none/deal.yaml"), 3, out="", err="cannot be written")


if __name__ == "__main__":
    main()
