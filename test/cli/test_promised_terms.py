#!/usr/bin/env python3
"""What is promised with terms counts as said: ours is given, theirs is a word of theirs."""
import os
import sys

sys.path.insert(0, os.path.dirname(__file__))
from support import Case, main, run

DEAL = """\
name: Cold chain
account: Torvald Dairies
currency: EUR
date: 2026-09-07
close_by: 2026-11-27
facts: {value: 540000, complexity: moderate, contract: simple, procurement: professional, buyer_focus: balanced,
        buyer_conduct: neutral, competition: head_to_head, position: challenger, horizon: repeat, value_case: plausible}
value:
  list_price: 187400
  target_price: 168300
  floor_price: 139700
  cost_to_serve: 51300
  buyer_value: {low: 290000, likely: 348000, high: 410000, evidence: spoilage ledger}
  competitor: {name: Frostline, price: 161900, evidence: quote shown by their buyer}
issues:
  price: {from: 139700, to: 187400, step: 900}
  term_years: [1, 2, 3]
  payment_days: [30, 45, 60, 90]
  training: {us: {dispatch: 0, all_drivers: -7400}, them: {dispatch: 0, all_drivers: [9000, 15500, 21000]}}
  reference_calls: {us: {none: 0, three_calls: 11800}, them: {none: 0, three_calls: -2900}}
  liability_cap: {us: {one_fee: 0, two_fees: -9300}, them: {one_fee: 0, two_fees: [6000, 12400, 17000]}}
must: {payment_days: {at_most: 60}}
people:
  ours:
    - {name: Mira Lund, role: lead}
    - {name: Jana Kiel, role: approver, title: Sales Manager}
    - {name: Carla Dietz, role: sponsor, title: CRO}
  theirs:
    - {name: Lone Bak, authority: approves}
    - {name: Per Holm, authority: decides, stance: supportive}
record:
"""


def event(day, by, kind, terms="", **more):
    who = {"us": "Mira Lund", "them": "Lone Bak"}[by]
    more = {"who": who, "package": f"{{{terms}}}" if terms else None, **more}
    rest = "".join(f", {key}: {value}" for key, value in more.items() if value)
    return f"  - {{at: 2026-09-{day:02d}, by: {by}, event: {kind}{rest}}}\n"


class PromisedTerms(Case):
    def page(self, command, *events):
        path = self.write("deal.yaml", DEAL + "".join(events))
        date = "2026-09-" + events[-1].split("2026-09-")[1][:2]
        return " ".join(self.expect(run(command, path, "--date", date), 0).out.split())

    def test_bug_what_we_have_promised_was_given_once_more_for_a_return(self):
        record = (event(14, "us", "offer", "price: 183800, term_years: 3"), event(16, "them", "offer", "price: 160300"))
        given = "we can include training (all drivers)"
        self.assertIn(given, self.page("advise", *record))
        promised = event(17, "us", "statement", "training: all_drivers", statement="promise", note="training")
        for command in ("advise", "plan", "packages"):
            self.assertNotIn(given, self.page(command, *record, promised))
        self.assertIn("training all drivers", self.page("packages", *record, promised))

    def test_what_they_refuse_of_a_promise_is_given_no_more(self):
        page = self.page("packages", event(14, "us", "offer", "price: 183800, term_years: 3"),
                         event(16, "them", "offer", "price: 160300"),
                         event(17, "us", "statement", "training: all_drivers", statement="promise", note="training"),
                         event(18, "them", "refuse", "training: all_drivers"))
        self.assertIn("payment terms │ 60 days; training dispatch;", page)

    def test_bug_a_price_that_they_promised_was_no_word_of_theirs(self):
        record = (event(14, "us", "offer", "price: 182000, term_years: 2"),
                  event(16, "them", "offer", "price: 159500, term_years: 2"),
                  event(18, "us", "offer", "price: 172500, term_years: 2"),
                  event(21, "them", "statement", "price: 165000", statement="promise", note="we sign at 165"),
                  event(24, "us", "offer", "price: 168900, term_years: 2"))
        page = self.page("advise", *record)
        self.assertNotIn("before it had put anything new", page)
        self.assertNotIn("If that is all there is", page)
        self.assertNotIn("has not moved since its first offer", page)

    def test_bug_a_term_that_they_promised_was_asked_for(self):
        page = self.page("advise", event(14, "us", "offer", "price: 183800, term_years: 3"),
                         event(16, "them", "offer", "price: 160300"),
                         event(18, "them", "statement", "reference_calls: three_calls", statement="promise", note="done"))
        self.assertNotIn("for it we ask: you agree to reference calls", page)
        self.assertIn("It has what Torvald Dairies proposed itself, reference calls three calls", page)


if __name__ == "__main__":
    main()
