"""Two deals that several tests go on with: cold stores, where we have opened, and a tender for robots."""

COLD = """\
name: Cold stores
account: Brevik Foods
currency: EUR
date: 2026-11-02
close_by: 2026-12-18
facts: {value: 540000, complexity: moderate, procurement: professional, buyer_focus: balanced, decision_culture: consensus,
        competition: head_to_head, position: leader, horizon: strategic, expansion: high, reference_value: high,
        our_alternative: moderate, their_alternative: moderate, our_urgency: low, their_urgency: medium,
        market_information: good, value_case: proven, buyer_conduct: cooperative}
value:
  list_price: 200000
  target_price: 180000
  floor_price: 150000
  cost_to_serve: 60000
  our_alternative: 60000
  buyer_value: {low: 380000, likely: 450000, high: 520000, evidence: pilot in two depots}
  market: {low: 130000, high: 210000, evidence: two tenders}
issues:
  price: {from: 150000, to: 200000, step: 2500}
  term_years: [1, 2, 3, 4]
  payment_days: [60, 30, 14, 90]
  case_study: {us: {none: 0, written: 12000, short film: 20000}, them: {none: 0, written: -2000, short film: -6000}}
  training: {us: {basic: 0, full: -9000}, them: {basic: 0, full: 20000}}
must: {payment_days: {at_most: 60}}
people:
  ours: [{name: Mira Holt, role: lead}, {name: Jonas Beck, role: support}, {name: Eva Brandt, role: sponsor, title: CRO},
         {name: Petra Lang, role: approver, title: Sales director}]
  theirs: [{name: K. Sund, title: Purchasing, authority: decides}]
record:
  - {at: 2026-11-02, by: us, who: Mira Holt, event: offer,
     package: {price: 195000, term_years: 2, payment_days: 30, case_study: none, training: basic}}
"""
THEY_OPEN = "  - {at: 2026-11-04, by: them, event: offer, package: {price: 165000, term_years: 3, case_study: written, payment_days: 60}}\n"
WE_MOVE = "  - {at: 2026-11-05, by: us, who: Mira Holt, event: offer, package: {price: 190000, term_years: 3, case_study: written, training: full}}\n"
DAY = ("--date", "2026-11-09")
TENDER = """\
name: Robots
account: Marlo Retail
currency: USD
date: 2026-10-05
close_by: 2026-12-11
facts: {value: 420000, complexity: simple, contract: simple, importance: standard, needs: standard, procurement: professional,
        experience: repeat, buyer_focus: price, decision_culture: top_down, buyer_conduct: adversarial, competition: crowded,
        position: challenger, horizon: one_time, expansion: low, reference_value: none, our_alternative: strong,
        their_alternative: strong, our_urgency: low, their_urgency: medium, market_information: good, value_case: plausible}
value: {list_price: 150000, target_price: 132000, floor_price: 118000, cost_to_serve: 80000, our_alternative: 40000, renewal_probability: 0.85,
        market: {low: 126000, high: 160000, evidence: two portals}}
issues:
  price: {from: 110000, to: 150000, step: 1000}
  term_years: [1, 2, 3]
  payment_days: [30, 45, 60]
  spare_parts: {us: {list: 0, included: -9000}, them: {list: 0, included: 14000}}
people: {ours: [{name: Dan Weber, role: lead}]}
record:
  - {at: 2026-10-06, by: them, who: V. Conti, event: offer, package: {price: 124000, term_years: 1, payment_days: 60, spare_parts: included}}
"""
