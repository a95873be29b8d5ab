"""What the tests of the record share: a small deal, and cases that log to it in a file or in a store."""
import json

from support import Case, run

DEAL = """# What we know of Fern, in our own order.
account: Fern Logistics   # the German branch
name: Rollout
currency: USD
date: 2026-11-23

value: {list_price: 240000, target_price: 215000, floor_price: 180000}
issues:
  price: {from: 180000, to: 240000, step: 5000}
  term_years: [1, 2, 3]
  payment_days: [30, 45, 60, 90]
people:
  ours: [{name: Ana Ruiz, role: lead}]
record:
  - {at: 2026-11-16, by: us, who: Ana Ruiz, event: offer,
     package: {price: 235000, term_years: 1, payment_days: 30}}   # ours

# Kept for later.
owner: ana
"""
DAY = ("--date", "2026-11-24")


class Logging(Case):
    def deal(self, text=DEAL, name="deal.yaml"):
        return self.write(name, text)

    def log(self, path, *words, code=0, **more):
        return self.expect(run("log", path, *words, **more), code)

    def record(self, path):
        return json.loads(run("replay", path, "--date", "2027-12-31", "--format", "json").out)["events"]


class Stored(Logging):
    """The deal in a store."""

    def setUp(self):
        super().setUp()
        self.store = f"sqlite:{self.folder}/deals.db"
        self.expect(run("deal", "add", self.deal(), "--name", "fern", "--store", self.store), 0)

    def call(self, *arguments):
        return run(*arguments, "--store", self.store)

    def stored(self):
        return json.loads(self.call("deal", "show", "fern", "--format", "json").out)["record"]
