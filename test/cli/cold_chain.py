"""A record of a cold chain deal, event by event, and the pages of it."""
from support import Case

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


class Recorded(Case):
    def page(self, command, *events):
        date = "2026-09-" + events[-1].split("2026-09-")[1][:2]
        return self.page_of(DEAL + "".join(events), command, "--date", date, err=None)
