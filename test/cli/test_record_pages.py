#!/usr/bin/env python3
"""Approvals, team, precedents, the executive's brief and the debrief: each line of the playbook is said when the
record calls for it and not otherwise; the pages; what a reader may not see; what goes wrong."""
import copy
import json
import os
import re
import sys

sys.path.insert(0, os.path.dirname(__file__))
from support import ROOT, Case, main, run

EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))
SECTIONS = ["requests", "team", "precedents", "executive", "debrief"]

BASE = {
    "name": "Yard cameras", "account": "Halden Timber", "currency": "USD", "date": "2026-11-23", "close_by": "2027-01-29",
    "facts": {"value": 180000, "complexity": "simple", "horizon": "repeat", "procurement": "limited",
              "buyer_focus": "balanced", "competition": "clear_leader", "position": "leader",
              "their_urgency": "medium", "our_urgency": "low", "reference_value": "none"},
    "value": {"list_price": 100000, "target_price": 88000, "floor_price": 72000, "cost_to_serve": 31000,
              "buyer_value": {"low": 90000, "likely": 140000, "high": 190000, "evidence": "their yard count"}},
    "issues": {"price": {"from": 72000, "to": 100000, "step": 1000}, "term_years": [1, 2, 3], "payment_days": [30, 60],
               "training": {"us": {"none": 0, "ten_days": -4100}, "them": {"none": 0, "ten_days": 12900}}},
    "people": {"ours": [{"name": "Ana", "role": "lead"}, {"name": "Tom", "role": "approver"},
                        {"name": "Sam", "role": "sponsor"}, {"name": "Priya", "role": "support"}],
               "theirs": [{"name": "Mr Holm", "title": "Purchasing", "authority": "decides"}]},
    "record": [],
}
# Executives come in: large, strategic, white glove.
LARGE = {"facts": {"value": 1200000, "complexity": "complex", "horizon": "strategic", "importance": "mission_critical",
                   "expansion": "high", "contract": "complex"}}
ONCE = {"facts": {**LARGE["facts"], "horizon": "one_time"}}


def ours(kind, who="Ana", at="2026-11-12", **more):
    return {"at": at, "by": "us", **({"who": who} if who else {}), "event": kind, **more}


def theirs(kind, at="2026-11-12", **more):
    return {"at": at, "by": "them", "event": kind, **more}


def ask(price, **more):
    return ours("approval", package={"price": price}, **more)


def answer(action, who="Tom", **more):
    return ours("approval", who, action=action, **more)


def offer(price, who="Ana", **more):
    return ours("offer", who, package={"price": price}, **more)


def merged(deal, patch):
    for key, value in patch.items():
        if isinstance(value, dict) and isinstance(deal.get(key), dict):
            merged(deal[key], value)
        elif value is None:
            deal.pop(key, None)
        else:
            deal[key] = value
    return deal


def without(*roles):
    return {"people": {"ours": [p for p in BASE["people"]["ours"] if p["role"] not in roles]}}


def write(folder, name, patch=(), record=()):
    deal = copy.deepcopy(BASE)
    for each in patch if isinstance(patch, (list, tuple)) else [patch]:
        merged(deal, copy.deepcopy(each))
    deal["record"] = list(record)
    path = os.path.join(folder, name)
    with open(path, "w", encoding="utf-8") as file:
        json.dump(deal, file)
    return path


AGREED = [offer(95000), theirs("offer", package={"price": 80000}), ours("accept", at="2026-11-16")]
TOLD = ours("statement", statement="disclosure", package={"price": 78300})
WON = AGREED + [theirs("outcome", at="2026-11-17", outcome="won", reason="we were there first")]
LOST = [offer(95000), theirs("outcome", at="2026-11-17", outcome="lost", reason="a lower price")]
BROKEN = AGREED + [theirs("refuse", at="2026-11-17", who="Mr Holm", reason="the board said no")]
GIVES = ours("offer", package={"price": 95000, "training": "ten_days"})
RANKED = [ours("acknowledgement", ranking=["price", "term_years", "payment_days", "training"])]
FAR = RANKED + [ours("acknowledgement", "Tom", ranking=["training", "payment_days", "term_years", "price"])]
APART = RANKED + [ours("acknowledgement", "Tom", ranking=["term_years", "price", "training", "payment_days"])]
PUBLISHED = [ours("plan", None, version=1)]
PROMISE = [ours("escalation", "Sam", action="promise", note="a man on site in March")]
MEETING = [ours("escalation", "Sam", action="meeting")]
TWO_LEADS = {"people": {"ours": [{"name": "Ana", "role": "lead"}, {"name": "Priya", "role": "lead"}]}}
AWAY = [{"name": "Ana", "role": "lead"}, {"name": "Tom", "role": "approver",
                                          "away": [{"from": "2026-11-20", "to": "2026-12-01"}]}]
RIVAL = {"value": {"competitor": {"name": "Globex", "price": 81000, "evidence": "their mail"}}}

# id: (patches, record); said of these, and not of the bare deal (or of what CONTRARY names).
CALLS = {
    "offer_unapproved_agreed_since": ({}, [ours("statement", statement="promise", package={"price": 74000}),
                                           theirs("offer", package={"price": 76000}), ours("accept", at="2026-11-16")]),
    "offer_refused": ({}, [ask(78000), answer("refuse"), offer(78000)]),
    "offered_against_refusal": ({}, [ask(78000), answer("refuse"), offer(78000)]),
    "ask_against_refusal": ({}, [ask(78000), answer("refuse"), offer(78000)]),
    "offered_and_refused_since": ({}, [offer(78000), ask(78000), answer("refuse")]),
    "offered_beyond_grant": ({}, [ask(78000), answer("grant", package={"price": 82000}), offer(78000)]),
    "theirs_denied": ({}, [offer(95000), theirs("offer", package={"price": 94500, "term_years": 3}),
                           answer("refuse", package={"price": 94500})]),
    "their_offer_denied_here": (LARGE, [offer(95000), theirs("offer", package={"price": 94500, "term_years": 3}),
                                        answer("refuse", package={"price": 94500})]),
    "denied_here": (LARGE, [offer(94500), theirs("offer", package={"price": 60000}),
                            answer("refuse", package={"price": 94500})]),
    "ours_rests_on": (LARGE, [ask(85000), answer("grant", reason="with three years"), offer(86000),
                              theirs("offer", package={"price": 60000})]),
    "offer_unapproved": ({}, [offer(78000)]),
    "offer_asked_since": ({}, [offer(78000), ask(78000)]),
    "offer_refused_since": ({}, [offer(78000), ask(78000), answer("refuse")]),
    "signed_refused": ({}, [ask(78000), answer("refuse"), offer(95000),
                            theirs("outcome", outcome="won", package={"price": 78000}, reason="we asked twice")]),
    "signed_unapproved": ({}, [offer(95000), theirs("outcome", outcome="won", package={"price": 78000},
                                                    reason="we were there first")]),
    "signed_without_a_yes": ({}, [offer(95000), theirs("outcome", outcome="won", package={"price": 78000},
                                                       reason="we were there first")]),
    "answer_by_people": ({}, [ask(78000), answer("grant")]),
    "granted_unasked": ({}, [ask(78000), answer("refuse"), answer("grant", package={"price": 80000})]),
    "out_of_reach": ({}, [ask(71000)]),
    "answer_by_asker": ({}, [ask(78000), answer("grant", "Ana")]),
    "answer_by_other": ({}, [ask(78000), answer("grant", "Priya")]),
    "answer_too_low": ({}, [ask(78000), answer("grant", authority="seller")]),
    "answer_to_nothing": ({}, [answer("grant")]),
    "named_low": ({}, [ask(78000, authority="seller")]),
    "waits": ({}, [ask(78000)]),
    "away_stand_in": ({"people": {"ours": AWAY + [{"name": "Sam", "role": "sponsor"}]}}, [ask(78000)]),
    "away_nobody": ({"people": {"ours": AWAY}}, [ask(78000)]),
    "next_unasked": ({}, [offer(88000), theirs("offer", package={"price": 70000})]),
    "next_asked": ({}, [offer(88000), theirs("offer", package={"price": 70000}),
                        ours("approval", package={"price": 72000, "term_years": 1, "payment_days": 60,
                                                  "training": "ten_days"})]),
    "next_covered": ({}, [offer(88000), theirs("offer", package={"price": 70000}),
                          ours("approval", package={"price": 72000, "term_years": 1, "payment_days": 60,
                                                    "training": "ten_days"}), answer("grant")]),
    "our_condition": ({}, [ask(78000), answer("grant", reason="if they take four years"), offer(78000)]),
    "agreed_condition": ({}, [ask(78000), answer("grant", note="if they take four years"), offer(78000), theirs("accept")]),
    "next_refused": ({}, [offer(88000), theirs("offer", package={"price": 70000}),
                          ours("approval", package={"price": 100000, "term_years": 3}), answer("refuse")]),
    "no_approver_named": (without("approver", "sponsor"), [offer(88000), theirs("offer", package={"price": 70000})]),
    "objectives_apart": ({"people": {"ours": [{"name": "Ana", "role": "lead", "objective": "price"},
                                              {"name": "Tom", "role": "approver", "objective": "speed"}]}}, []),
    "rankings_far": ({}, FAR),
    "rankings_apart": ({}, APART),
    "ranking_astray": ({}, FAR),
    "unconfirmed_version": ({}, PUBLISHED),
    "acted_uninformed": ({}, PUBLISHED + [offer(95000)]),
    "spoke_unnamed": ({}, [offer(95000, "Ben")]),
    "price_by_another": ({}, [offer(95000, "Priya")]),
    "two_leads": (TWO_LEADS, []),
    "nobody_leads": (without("lead"), []),
    "no_approver_effort": ([LARGE, without("approver")], []),
    "no_sponsor_effort": ([LARGE, without("sponsor")], []),
    "realign_break": ({}, [ours("break", None, until="2026-12-01")]),
    "realign_apart": ({}, FAR + [ours("break", None)]),
    "realign_unconfirmed": ({}, PUBLISHED + [ours("break", None)]),
    "reference_terms": ({"facts": {"reference_value": "high"}}, [offer(80000)]),
    "demand_is_open": (LARGE, [theirs("statement", who="Mr Holm", statement="demand", package={"payment_days": 60})]),
    "ultimatum_runs": (LARGE, [theirs("statement", who="Mr Holm", statement="ultimatum", note="or we tender")]),
    "ultimatum_not_met": (LARGE, [theirs("statement", who="Mr Holm", statement="ultimatum", until="2026-12-18",
                                         package={"price": 60000}), offer(88000)]),
    "ultimatum_ran_out": (LARGE, [theirs("statement", who="Mr Holm", at="2026-11-12", statement="ultimatum",
                                         until="2026-11-18", note="or we tender")]),
    "ultimatum_was_met": (LARGE, [offer(88000), theirs("statement", at="2026-11-12", statement="ultimatum",
                                                       until="2026-11-18", package={"price": 70000}),
                                  ours("offer", at="2026-11-13", package={"price": 70000})]),
    "ultimatum_turned_away": (LARGE, [theirs("statement", at="2026-11-12", statement="ultimatum", until="2026-11-18"),
                                      theirs("refuse", at="2026-11-19")]),
    "ultimatum_was_empty": (LARGE, [theirs("statement", at="2026-11-12", statement="ultimatum", until="2026-11-18"),
                                    theirs("offer", at="2026-11-19", package={"price": 70000})]),
    "their_no": (LARGE, [offer(88000), theirs("refuse")]),
    "two_figures_heard": (LARGE, [offer(95000), ours("statement", "Priya", statement="position",
                                                     package={"price": 91000})]),
    "figure_was_met": (LARGE, [offer(95000), theirs("offer", package={"price": 70000}),
                               ours("statement", "Priya", statement="disclosure", package={"price": 82000}),
                               theirs("offer", package={"price": 82000})]),
    "they_told_us": (LARGE, [theirs("statement", who="Mr Holm", statement="disclosure", note="the yard floods")]),
    "agreement_was_ended": (LARGE, BROKEN),
    "supporters_gone": (LARGE, [theirs("joined", person={"name": "Ms Roe", "stance": "supportive"}),
                                theirs("left", who="Ms Roe", at="2026-11-13")]),
    "talk_before": (LARGE, MEETING + [ours("escalation", "Sam", action="request")]),
    "talk_before_promised": (LARGE, MEETING + PROMISE + [ours("escalation", "Sam", action="request")]),
    "talk_before_unlogged": (LARGE, MEETING + [ours("escalation", "Sam", action="request")]),
    "limits_hold": ([LARGE, {"must": {"payment_days": {"at_most": 30}}}],
                    [theirs("offer", package={"price": 70000, "payment_days": 60})]),
    "limits_unasked": ([LARGE, {"facts": {"risk_exposure": "low"}, "must": {"payment_days": {"at_most": 30}}}], []),
    "counterpart": (LARGE, []),
    "after_unlogged": (LARGE, MEETING),
    "after_promised": (LARGE, MEETING + PROMISE),
    "after_theirs_due": (LARGE, [theirs("escalation", action="promise", until="2026-11-13", note="a new date")]),
    "after_theirs_due_beside_a_yes": (LARGE, [theirs("escalation", action="promise", until="2026-11-13", note="a new date"),
                                              offer(88000), theirs("offer", package={"price": 89000})]),
    "after_open": (LARGE, [offer(88000), theirs("offer", package={"price": 70000})] + MEETING),
    "after_no_offers": (LARGE, MEETING),
    "money_day": ({"deadlines": [{"date": "2027-05-28", "what": "budget", "owner": "buyer", "kind": "budget", "evidence": "said"}]}, []),
    "after_now": (LARGE, MEETING),
    "after_next_talk": (LARGE, [offer(95000), theirs("offer", package={"price": 60000}), theirs("refuse"), theirs("refuse"),
                                *MEETING, theirs("escalation", at="2026-11-12", action="promise", until="2026-11-13",
                                                 note="the load counts"),
                                *[theirs("session", at=f"2026-11-{day}") for day in (16, 17, 18, 19)],
                                theirs("refuse", at="2026-11-19"), theirs("refuse", at="2026-11-20")]),
    "refused_terms": (LARGE, [ask(78000)]),
    "granted_with_words": (LARGE, [offer(88000), theirs("offer", package={"price": 70000}),
                                   ours("approval", package={"price": 72000, "term_years": 1, "payment_days": 60,
                                                             "training": "ten_days"}),
                                   answer("grant", reason="if they take four years")]),
    "next_terms_secret": (LARGE, [offer(88000), theirs("offer", package={"price": 70000})]),
    "competitor_price": ([LARGE, RIVAL], []),
    "bring_back_pressure": ([LARGE, {"facts": {"their_urgency": "high"}}], []),
    "bring_back_issue": (LARGE, []),
    "bring_back_decider": ([LARGE, {"people": {"theirs": []}}], []),
    "bring_back_contact": (LARGE, []),
    "bring_back_once": (ONCE, []),
    "promise_open": ({}, PROMISE),
    "outcome_unlogged": ({}, [offer(95000), theirs("accept")]),
    "outcome_unapproved": ({}, AGREED),
    "outcome_held": ({}, AGREED + [ask(80000), answer("refuse")]),
    "gift_taken_back": ({}, [GIVES, ours("offer", package={"price": 92000, "training": "none"}), *AGREED[1:]]),
    "gift_unwanted": ({}, [GIVES, theirs("refuse", package={"training": "ten_days"}), *AGREED[1:]]),
    "outcome_open_again": ({}, WON + [theirs("outcome", at="2026-11-18", outcome="none", reason="signature withheld")]),
    "signed_unsaid": ({}, [theirs("outcome", at="2026-11-17", outcome="won")]),
    "signed_below_agreed": ({}, AGREED + [theirs("outcome", at="2026-11-17", outcome="won", package={"price": 71000})]),
    "stood_apart": ({}, LOST),
    "stood_agreed": ({}, AGREED + [theirs("outcome", at="2026-11-17", outcome="lost", reason="a lower price")]),
    "stood_above_walk_away": ({}, [theirs("offer", package={"price": 99000}), *LOST]),
    "reason_won": ({}, WON),
    "reason_lost": ({}, LOST),
    "reason_stayed": ({}, [theirs("outcome", outcome="no_decision")]),
    "reason_left": ({}, [ours("outcome", outcome="withdrawn")]),
    "at_target": ({}, [offer(88000), theirs("accept")]),
    "above_target": ({}, [offer(97000), theirs("accept")]),
    "below_target": ({}, AGREED),
    "ended_below_walk_away": ({}, [offer(95000), theirs("offer", package={"price": 60000}), ours("accept")]),
    "nothing_back": ({}, [offer(95000), theirs("offer", package={"price": 73000}),
                          theirs("offer", package={"price": 74000, "term_years": 3}), ours("accept")]),
    "came_to_what_we_told": ({}, [TOLD, theirs("offer", package={"price": 61000}),
                                  theirs("offer", package={"price": 78300})]),
    "came_near_what_we_told": ({}, [TOLD, theirs("offer", package={"price": 77600})]),
    "left_something": ({}, [offer(88000), theirs("accept")]),
    "left_nothing": ({"issues": {"term_years": None, "payment_days": None, "training": None}},
                     [offer(88000), theirs("accept")]),
    "ask_unapproved": ({}, [offer(78000)]),
    "ask_team_apart": ({}, FAR + LOST),
    "ask_spinning": ({}, LOST + [theirs("signal", at="2026-11-18", signal="spinning")]),
    "ask_price": ({"facts": {"buyer_focus": "value"}}, AGREED),
    "ask_top_issue": ({}, WON),
    "ask_lost_alternative": (RIVAL, LOST),
    "ask_long": ({}, WON),
    "ask_promises": ({}, PROMISE + WON),
    "poor_relation": ({}, WON + [ours("debrief", at="2026-11-18", rating=2)]),
    "not_debriefed": ({}, WON),
    "agreed_and_ended": ({}, BROKEN + LOST[-1:]),
}
# What the bare deal says by itself: it takes a record to silence these.
CONTRARY = {"not_yet": (LARGE, []), "still_running": ({}, AGREED)}


# Where the advice is to accept: test_accepting.py.
WHERE_ACCEPTED = {"waits_passed", "away_to_accept", "waits_to_accept", "offer_refused_passed", "offer_unapproved_passed"}


class Lines(Case):
    def advise(self, patch, record, *options):
        path = write(self.folder, "deal.json", patch, record)
        result = self.expect(run("advise", path, "--format", "json", *options), 0)
        return json.loads(result.out)

    def said(self, patch, record, *options):
        page = self.advise(patch, record, *options)
        return {line["id"] for section in SECTIONS for line in page[section]["lines"]}

    def test_each_line_is_said_of_a_record_that_calls_for_it(self):
        for name, (patch, record) in CALLS.items():
            with self.subTest(name):
                self.assertIn(name, self.said(patch, record))

    def test_none_is_said_of_a_record_that_does_not(self):
        bare = self.said({}, [])
        self.assertEqual(set(CONTRARY), bare)
        for name, (patch, record) in CONTRARY.items():
            self.assertNotIn(name, self.said(patch, record))

    def test_other_deals_bring_in_their_lines(self):
        other = write(self.folder, "other.json", {"name": "Gate cameras"}, [offer(97000)])
        record = [offer(88000), theirs("offer", package={"price": 70000})]
        self.assertNotIn("others_see", self.said({}, record))
        self.assertLessEqual({"others_see", "others_see_before_approval"}, self.said({}, record, "--beside", other))

    def test_every_line_of_the_sections_is_in_the_tables(self):
        text = (ROOT / "playbooks/default.yaml").read_text(encoding="utf-8")
        coach = text[text.index("\ncoach:"):]
        ids = set()
        for section in SECTIONS:
            part = re.search(rf"\n  {section}:\n(.*?)(?=\n  [a-z_]+:\n|\Z)", coach, re.S)[1]
            ids |= set(re.findall(r"- id: (\w+)", part))
        self.assertEqual(ids, set(CALLS) | set(CONTRARY) | {"others_see", "others_see_before_approval"} | WHERE_ACCEPTED)

    def test_requests_tell_their_state(self):
        page = self.advise({}, [ours("approval", package={"price": 74000, "payment_days": 60}),
                                answer("grant", package={"payment_days": 60})])
        request = page["requests"]["requests"][0]
        self.assertEqual(("partly", "director", [], ["price"], None, 0),
                         tuple(request[key] for key in ("status", "needs", "open", "not_granted", "answerer",
                                                        "days_waiting")))
        self.assertEqual(["price", "payment_days"], request["asked"])
        request, = self.advise({}, [ask(74000)])["requests"]["requests"]
        self.assertEqual(("open", ["price"], [], "Tom", None),
                         tuple(request[key] for key in ("status", "open", "not_granted", "answerer", "stand_in")))
        self.assertGreater(request["days_waiting"], 3)

    def test_a_page_lists_the_newest_requests_and_those_that_wait(self):
        settled = [step for n in range(40) for step in (ask(78000 - 100 * n), answer("refuse"))]
        record = [*settled, ask(73900)]
        deal = write(self.folder, "deal.json", {}, record)
        page = self.expect(run("advise", deal, "--date", "2026-11-23", "--width", 100), 0).out
        rows = re.findall(r"^  no\. (\d+),", page, re.M)
        self.assertEqual([str(1 + 2 * n) for n in range(29, 41)], rows)
        self.assertEqual("open", self.advise({}, record)["requests"]["requests"][-1]["status"])
        self.assertIn("Not listed: 29 that are settled longer.", page)
        self.assertRegex(page, r"--format json`\s+lists all 41\.")
        requests = self.advise({}, record)["requests"]["requests"]
        self.assertEqual(41, len(requests))
        few = write(self.folder, "few.json", {}, settled[:24])
        page = self.expect(run("advise", few, "--date", "2026-11-23"), 0).out
        self.assertEqual(12, len(re.findall(r"^  no\. \d+,", page, re.M)))
        self.assertNotIn("Not listed", page)

    def test_flags_name_the_event(self):
        page = self.advise({}, [ask(78000), answer("grant", "Ana"), offer(78000)])
        none = {"granted": [], "missing": [], "words": None, "conditional": False}
        self.assertEqual([{"event": 2, "offer": "none", "answer": "by_asker", "now": None, "refusal": None,
                           "settled": None, **none},
                          {"event": 3, "offer": "unasked", "answer": "none", "now": "asked", "refusal": None,
                           "settled": False, **none}],
                         page["requests"]["flags"])

    def test_bug_a_part_that_is_granted_was_said_to_be_on_no_record(self):
        record = [ask(80000), answer("grant"), offer(80000), ours("offer", package={"training": "ten_days"})]
        page = self.advise({}, record)["requests"]
        self.assertEqual([{"event": 4, "offer": "unasked", "answer": "none", "now": "unasked", "refusal": None,
                           "settled": False, "granted": ["price"],
                           "missing": ["training"], "words": None, "conditional": False}], page["flags"])
        text = next(line["text"] for line in page["lines"] if line["id"] == "offer_unapproved")
        self.assertIn("Granted: price USD 80,000; not granted: training ten days.", text)
        self.assertNotIn("no approval is on the record", text)

    def test_bug_a_request_went_to_the_sponsor_though_an_approver_has_the_title(self):
        team = [{"name": "Ana", "role": "lead"}, {"name": "Sam", "role": "sponsor", "title": "Sales Director"},
                {"name": "Henrik", "role": "approver", "title": "CFO"}]
        for title, answerer, state in (("CFO", "Henrik", "with Henrik"), ("seller", "Sam", "with Sam")):
            patch = {"people": {"ours": [*team[:2], {**team[2], "title": title}]}}
            request = self.advise(patch, [ask(78000)])["requests"]["requests"][0]
            self.assertEqual((answerer, False), (request["answerer"], request["too_high"]))
            deal = write(self.folder, "deal.json", patch, [ask(78000)])
            self.expect(run("advise", deal, "--width", 100), 0, out=state)

    def test_where_nobody_may_grant_it_is_said_to_who_may_know(self):
        request = self.advise({}, [ask(71000)])["requests"]["requests"][0]
        self.assertEqual(("cfo", None, True), (request["needs"], request["answerer"], request["too_high"]))
        deal = write(self.folder, "deal.json", {}, [ask(71000)])
        page = self.expect(run("advise", deal, "--width", 120), 0, out="nobody on the deal may grant it").out
        self.assertIn("Nobody on the deal may grant the request", page)
        page = self.expect(run("advise", deal, "--width", 120, "--hide-walk-away"), 0).out
        self.assertNotIn("obody on the deal may grant", page)
        self.assertNotIn("CFO", page)
        nobody = self.advise(without("approver", "sponsor"), [ask(78000)])["requests"]["requests"][0]
        self.assertEqual((None, False), (nobody["answerer"], nobody["too_high"]))

    def test_answers_by_the_list_of_people_are_told(self):
        written = answer("grant", **{"as": "approver"})
        page = self.advise({}, [ask(78000), answer("grant"), ask(77000), written])["requests"]
        self.assertEqual([2], page["by_people"])
        self.assertIn("The answer of 12 November 2026 counts because Tom is listed here",
                      next(line["text"] for line in page["lines"] if line["id"] == "answer_by_people"))
        self.assertEqual([], self.advise({}, [ask(78000), written])["requests"]["by_people"])

    def test_a_price_that_comes_to_a_figure_of_ours_names_both_events(self):
        record = [offer(95000), theirs("offer", package={"price": 70000}),
                  ours("statement", "Priya", at="2026-11-13", statement="disclosure", package={"price": 82000}),
                  theirs("offer", at="2026-11-16", package={"price": 82000})]
        alerts = {line["id"]: line for line in self.advise({}, record)["alerts"]["lines"]}
        alert = alerts["came_to_our_figure"]
        self.assertTrue(alert["text"].endswith(
            "has come to USD 82,000 (event 4), the figure that Priya named to it on 13 November 2026 (event 3). Why, the record "
            f"does not say; {BASE['account']} has that figure."), alert["text"])
        self.assertEqual([3, 4], alert["events"])
        record[3]["package"]["price"] = 83000
        near = {line["id"]: line for line in self.advise({}, record)["alerts"]["lines"]}
        self.assertNotIn("came_to_our_figure", near)
        self.assertIn("has come near USD 82,000 with price USD 83,000 (event 4)", near["came_near_our_figure"]["text"])
        record[3]["package"]["price"] = 78000
        far = {line["id"] for line in self.advise({}, record)["alerts"]["lines"]}
        self.assertFalse({"came_to_our_figure", "came_near_our_figure"} & far)


class Pages(Case):
    def test_every_example_has_every_page(self):
        for path in EXAMPLES:
            for command in ("brief", "debrief", "advise"):
                for options in ([], ["--hide-walk-away"], ["--short"], ["--explain"]):
                    with self.subTest(path.name, command=command, options=options):
                        page = self.expect(run(command, path, "--date", "2026-11-23", "--width", 72, *options), 0).out
                        self.assertLessEqual(max(map(len, page.split("\n")[1:])), 72)
                        self.assertNotRegex(page, r"\bnan\b|\binf\b|\{[a-z_:]+\}")

    def test_after_the_meeting_the_brief_says_what_was_promised_what_is_open_and_what_now(self):
        offers = [offer(88000), theirs("offer", package={"price": 70000})]
        pages = [" ".join(self.expect(run("brief", write(self.folder, "deal.json", LARGE, offers + more)), 0).out.split())
                 for more in ([], MEETING, MEETING + PROMISE, MEETING + [ours("escalation", "Sam", action="request")])]
        for page in (pages[0], pages[3]):
            self.assertIn("Escalate: prepare.", page)
            self.assertIn("hold the card", page)
        for page in pages[1:3]:
            self.assertIn("Escalate: no. The executives have talked on", page)
            self.assertIn("What is open", page)
            self.assertIn("advised there as the next move:", page)
            for before in ("hold the card", "Agenda", "Bring back", "Brief for the executive", "Counterpart"):
                self.assertNotIn(before, page)
        self.assertIn("No promise of the talk", pages[1])
        self.assertIn("a man on site in March", pages[2])

    def test_the_brief_names_who_made_their_offer_and_the_limit_that_it_breaks(self):
        people = {"people": {"theirs": BASE["people"]["theirs"] + [
            {"name": "S. Orr", "authority": "influences"}, {"name": "K. Lund", "authority": "influences"},
            {"name": "B. Ask", "stance": "opposed"}]}, "must": {"payment_days": {"at_most": 30}}}
        record = [offer(88000), theirs("offer", who="S. Orr", package={"price": 70000, "payment_days": 60})]
        page = self.expect(run("brief", write(self.folder, "deal.json", [LARGE, people], record)), 0).out
        table = page[page.index("THEIR PEOPLE"):page.index("ESCALATION")]
        for name, shown in (("Mr Holm", True), ("S. Orr", True), ("B. Ask", True), ("K. Lund", False)):
            self.assertEqual(shown, name in table, name)
        self.assertIn("Halden Timber asks for payment terms 60 days, outside our hard limits. "
                      "No further than: payment terms 30 days.", " ".join(page.split()))

    def test_an_event_that_leaves_the_decisions_alone_names_the_sections_that_it_changes(self):
        moved = [theirs("deadline", deadline={"date": day, "what": "budget freeze", "owner": "buyer", "kind": "budget"})
                 for day in ("2026-12-18", "2026-12-10")]
        page = " ".join(self.expect(run("advise", write(self.folder, "deal.json", {}, moved)), 0).out.split())
        self.assertRegex(page, "in the plan it changes: [^.]*Deadlines")
        self.assertNotIn("It changes nothing in the plan", page)
        same = " ".join(self.expect(run("advise", write(self.folder, "deal.json", {}, moved + [ours("note", note="x")])), 0)
                        .out.split())
        self.assertIn("It changes nothing in the plan", same)

    def test_a_delegation_names_the_day_from_which_it_counts(self):
        away = {"people": {"ours": [{"name": "Ana", "role": "lead"},
                                    {"name": "Tom", "role": "approver", "away": [{"from": "2026-11-16", "to": "2026-11-30"}]},
                                    {"name": "Sam", "role": "sponsor"}]}}
        passed = [answer("delegate", to="Sam", until="2026-11-30")]
        page = " ".join(self.expect(run("advise", write(self.folder, "deal.json", away, passed)), 0).out.split())
        self.assertIn("Sam answers for Tom from 16 November 2026", page)

    def test_the_brief_fits_a_page(self):
        for path in EXAMPLES:
            with self.subTest(path.name):
                page = self.expect(run("brief", path, "--date", "2026-11-23"), 0).out
                self.assertLessEqual(page.count("\n"), 66)

    def test_an_ultimatum_whose_day_has_passed_is_on_that_page(self):
        said = theirs("statement", who="Mr Holm", at="2026-11-12", statement="ultimatum", until="2026-11-18", note="or we tender")
        told = [theirs("statement", who="Mr Holm", statement="disclosure", note=f"it floods in yard {n}") for n in range(9)]
        for since, words in (([], "18 November 2026: or we tender. The day has passed, and Halden Timber has been silent since."),
                             ([theirs("offer", at="2026-11-19", package={"price": 70000})],
                              "The day has passed, and Halden Timber talks on, on 19 November 2026 with price USD 70,000."),
                             ([ours("offer", at="2026-11-13", package={"price": 88000})], "has been silent since.")):
            path = write(self.folder, "deal.json", LARGE, [*told, offer(95000), said, *since])
            page = self.expect(run("brief", path, "--date", "2026-11-23"), 0).out
            self.assertIn("Mr Holm set an ultimatum on 12 November 2026 until 18 November 2026", " ".join(page.split()))
            self.assertIn(words, " ".join(page.split()))
            self.assertLessEqual(page.count("\n"), 66)
            lines = json.loads(run("brief", path, "--date", "2026-11-23", "--format", "json").out)["executive"]["lines"]
            self.assertTrue({"ultimatum_ran_out", "ultimatum_was_empty"} & {line["id"] for line in lines})

    def page(self, command, record, patch=()):
        return " ".join(self.expect(run(command, write(self.folder, "deal.json", patch, record)), 0).out.split())

    def test_bug_the_brief_left_out_terms_that_a_later_offer_named_first(self):
        record = [offer(95000), theirs("offer", package={"price": 80000}),
                  ours("offer", package={"price": 93000, "training": "ten_days"}),
                  theirs("offer", package={"price": 82000, "payment_days": 60})]
        page = self.page("brief", record, LARGE)
        self.assertIn("We moved price from USD 95,000 to USD 93,000; training", page)
        self.assertIn("They moved price from USD 80,000 to USD 82,000; payment terms", page)

    def test_executives_who_have_met_are_not_sent_again_by_the_calendar(self):
        again = "a peer of theirs meet: direction, not price"
        patch = {**LARGE, "close_by": "2027-03-31"}
        self.assertIn(again, self.page("plan", [ours("offer", package={"price": 95000})], patch))
        self.assertNotIn(again, self.page("plan", [ours("offer", package={"price": 95000}), *MEETING], patch))

    def test_who_went_back_has_not_moved(self):
        record = [ours("offer", package={"price": 95000}), theirs("offer", package={"price": 80000}),
                  theirs("offer", package={"price": 74500})]
        page = self.page("brief", record, LARGE)
        self.assertIn("They went back price from USD 80,000 to USD 74,500", page)
        record[-1] = theirs("offer", package={"price": 81500})
        self.assertIn("They moved price from USD 80,000 to USD 81,500", self.page("brief", record, LARGE))

    def test_bug_the_walk_away_of_the_price_was_the_nearest_option(self):
        page = self.page("plan", [], {"value": {"floor_price": 72300}})
        self.assertRegex(page, r"price \d+ \d+ distributive USD [\d,]+ USD 88,000 USD 72,300")
        path = write(self.folder, "deal.json", {"value": {"floor_price": 72300}})
        rows = json.loads(run("plan", path, "--format", "json").out)["issues"]["issues"]
        self.assertEqual([7230000], [row["walk_away"] for row in rows if row["issue"] == "price"])

    def test_words_of_theirs_are_named_and_weighed(self):
        for statement, words in (("demand", "Mr Holm demands price USD 83,000: “or nothing”."),
                                 ("position", "Mr Holm took a position, price USD 83,000: “or nothing”."),
                                 ("ultimatum", "set an ultimatum (18 November 2026), price USD 83,000 until 27 November 2026")):
            said = theirs("statement", who="Mr Holm", at="2026-11-18", statement=statement, package={"price": 83000},
                          until="2026-11-27" if statement == "ultimatum" else None, note="or nothing")
            said = {key: value for key, value in said.items() if value}
            record = [offer(95000), theirs("offer", package={"price": 80000}), said]
            page = self.page("advise", record)
            self.assertIn(words, page)
            self.assertIn("With price USD 83,000 in it, what Halden Timber wants would be worth USD", page)
            self.assertIn("going on is worth about USD", page)
            below = theirs("offer", at="2026-11-19", package={"price": 81000})
            self.assertIn("Halden Timber itself had named USD 83,000 on 18 November 2026, and offers a lower price now",
                          self.page("advise", [*record, below]))
            self.assertNotIn("itself had named", self.page("advise", [*record, {**below, "package": {"price": 84000}}]))

    def test_their_limit_is_no_less_than_what_they_say_and_stands_beside_where_they_seem_to_stop(self):
        said = theirs("statement", at="2026-11-18", statement="ultimatum", package={"price": 83000})
        record = [offer(95000), theirs("offer", package={"price": 80000}), said]
        page = self.page("plan", record, RIVAL)
        self.assertIn("Their plausible limit is USD 83,000 a year: what they have said that they would pay. "
                      "On the terms of their latest offer they seem to stop at about USD", page)
        self.assertIn("between USD 83,000 and USD", page)

    def test_bug_a_rival_that_came_in_had_moved_and_its_missing_price_counted(self):
        page = self.page("advise", [theirs("competitor", action="enter", competitor="Globex")])
        self.assertIn("There is news of Globex at Halden Timber, and no price with it.", page)
        self.assertNotIn("the price on the record counts already", page)

    def test_bug_several_steps_were_called_the_target(self):
        for price in range(88200, 90200, 200):
            record = [offer(price), theirs("offer", package={"price": 70000})]
            page = self.expect(run("plan", write(self.folder, "deal.json", {}, record)), 0).out
            self.assertLessEqual(len(re.findall(r"(?m)^ +\d+ target ", page)), 1, price)

    def test_bug_what_they_have_without_us_was_named_by_another_rule_than_their_chances(self):
        told = theirs("competitor", action="move", competitor="Globex", price=81000, evidence="their mail")
        crowded = {"facts": {"competition": "crowded"}}
        page = self.page("advise", [offer(92000), told], crowded)
        self.assertIn("Buyer's alternative an offer like ours Globex", page)
        self.assertIn("No deal is worth to them – USD", page)
        self.assertIn("Competitor asks – USD 81,000", page)
        page = self.page("advise", [offer(92000), told, theirs("competitor", action="leave", competitor="Globex")], crowded)
        self.assertIn("Buyer's alternative Globex an offer like ours", page)
        self.assertRegex(page, r"going on as they are \(\d+ %\) and an offer about like ours that we do not know of")
        self.assertNotIn("To them, estimated", page)

    def test_an_alert_that_is_set_aside_no_longer_drives_the_next_move(self):
        came = [offer(92000), theirs("joined", person={"name": "Mia Holm"})]
        aside = ours("dismissal", alert="new_face", reason="known for years", at="2026-11-13")
        driven = "people who came or went on their side: some"
        page = self.page("advise", came)
        self.assertIn(driven, page)
        self.assertIn("or by setting this alert aside with a reason", " ".join(page.split()))
        self.assertNotIn(driven, self.page("advise", [*came, aside]))
        self.assertIn("set aside by Ana on 13 November 2026: known for years", self.page("advise", [*came, aside]))
        self.assertNotIn(driven, self.page("advise", [*came, {**aside, "answers": 2}]))
        again = theirs("joined", person={"name": "Ole Dahl"}, at="2026-11-16")
        self.assertIn(driven, self.page("advise", [*came, aside, again]))
        other = {**aside, "alert": "competition_changed"}
        self.assertIn(driven, self.page("advise", [*came, other]))

    def test_news_of_a_rival_that_is_set_aside_no_longer_drives_the_next_move(self):
        told = [offer(92000), theirs("competitor", action="move", competitor="Globex", price=81000, evidence="a mail")]
        aside = ours("dismissal", alert="competition_changed", reason="an old price", at="2026-11-13")
        asks = "what that offer includes"
        self.assertIn(asks, self.page("advise", told))
        self.assertNotIn(asks, self.page("advise", [*told, aside]))

    def example(self, command, name):
        return " ".join(self.expect(run(command, str(ROOT / "examples" / name), "--date", "2026-11-23"), 0).out.split())

    def test_a_give_and_a_request_for_approval_say_what_is_asked_for_it(self):
        begins = "  - {at: 2026-11-19, by: them"
        moved = "  - {at: 2026-11-18, by: them, event: offer, package: {price: 330000}}\n"
        deal = (ROOT / "examples" / "hallgarten.yaml").read_text(encoding="utf-8").replace(begins, moved + begins)
        path = self.write("hallgarten.yaml", deal)
        page = " ".join(self.expect(run("advise", path, "--date", "2026-11-23"), 0).out.split())
        self.assertIn("to Hallgarten Re only in one sentence with what we ask for it: “if you commit to 4 years", page)
        self.assertNotIn("with its condition", page)
        self.assertIn("I say it only as ‘if", self.example("advise", "eastlink.yaml"))

    def test_what_they_proposed_is_not_had_for_nothing_beside_a_give(self):
        record = [offer(92000), theirs("offer", package={"price": 70000, "term_years": 3})]
        page = self.page("plan", record, {"issues": {"term_years": [1, 3]}})
        self.assertIn("so the next offer has it: contract term 3 years", page)
        self.assertNotIn("for nothing", page)

    def test_a_request_that_falls_short_of_the_next_offer_says_by_what(self):
        record = [offer(85000), theirs("offer", package={"price": 70000}), ask(84900)]
        page = self.page("advise", record)
        self.assertIn("has been asked for price USD 84,900. The next offer to Halden Timber goes further", page)
        self.assertIn("Stay within the request, or ask for this in its place.", page)

    def test_a_table_that_is_one_column_too_wide_cuts_no_word(self):
        named = {"issues": {"implementation_timeline": {"us": {"nine_months": 0, "six_months": -9000},
                                                        "them": {"nine_months": 0, "six_months": 14000}}},
                 "value": {"list_price": 10000000, "target_price": 8800000, "floor_price": 7200000},
                 "currency": "SEK"}
        page = self.expect(run("plan", write(self.folder, "deal.json", named)), 0).out
        self.assertRegex(page, "(?m)^  implementation ")

    def test_small_steps_say_why_they_are_small_and_a_ladder_out_of_reach_what_then(self):
        rival = {"value": {"competitor": {"name": "Globex", "price": 71000, "evidence": "a mail"}}}
        for first, together in ((90000, "put what is left in one sentence, USD 87,"),
                                (89000, "in one they would be more than that")):
            record = [offer(first), theirs("offer", package={"price": 70000}), offer(88500, at="2026-11-13"),
                      theirs("offer", package={"price": 70500}, at="2026-11-16")]
            page = self.page("plan", record, rival)
            self.assertIn("The last steps move the price by very little, as each stays under what we gave before it", page)
            self.assertIn(together, page)
            self.assertRegex(page, r"does not reach Halden Timber: even its end, USD 8\d,\d+, is taken with a chance of < 5 %")
            self.assertIn("Out of reach, first: “if you commit to 3 years, we can include training (ten days)”", page)
            self.assertIn("somebody there who would work with it say what is not in USD 71,000", page)
            self.assertIn("Only under USD 95,830 to us is no deal the better one", page)
            self.assertIn("no step of ours on price reaches Halden Timber", self.page("advise", record, rival))
            hidden = " ".join(run("plan", write(self.folder, "deal.json", rival, record), "--hide-walk-away").out.split())
            self.assertIn("does not reach Halden Timber: even its end is seldom taken", hidden)
            self.assertNotIn("no deal the better one", hidden)
        page = self.page("plan", [offer(96000), theirs("offer", package={"price": 90000})])
        self.assertNotIn("The last steps move the price by very little", page)
        self.assertNotIn("does not reach", page)

    def test_a_promise_names_the_command_that_keeps_it(self):
        page = self.page("advise", [ours("statement", statement="promise", note="a draft")])
        self.assertIn("“dealwright log DEAL us note --answers 1” says so", page)

    def test_bug_nothing_was_on_the_table_and_rested_on_a_grant(self):
        granted = [ask(78000), answer("grant", reason="if they take four years"), offer(78000)]
        ended = [*granted, theirs("accept", at="2026-11-16"), theirs("refuse", at="2026-11-17")]
        self.assertIn("What we have on the table at Halden Timber rests on", self.page("advise", granted))
        page = self.page("advise", ended)
        self.assertIn("Neither side has anything on the table", page)
        self.assertNotIn("What we have on the table", page)

    def test_bug_an_agreement_was_told_how_large_the_next_step_is(self):
        record = [offer(95000), theirs("offer", package={"price": 70000}), offer(94000, at="2026-11-13"),
                  theirs("offer", at="2026-11-14", package={"price": 71000}), offer(86000, at="2026-11-15")]
        self.assertIn("The next one to Halden Timber is smaller", self.page("advise", record))
        agreed = self.page("advise", [*record, theirs("accept", at="2026-11-16")])
        self.assertNotIn("The next one to Halden Timber is smaller", agreed)
        gone = [*record, theirs("left", who="Mr Holm", at="2026-11-15")]
        friend = {"people": {"theirs": [{"name": "Mr Holm", "authority": "decides", "stance": "supportive"}]}}
        self.assertIn("before the next number goes to", self.page("advise", gone, friend))
        agreed = self.page("advise", [*gone, theirs("accept", at="2026-11-16")], friend)
        self.assertNotIn("before the next number goes to", agreed)
        self.assertIn("show that person what was agreed, and why, before it is signed", agreed)

    def test_a_reader_who_may_not_see_the_walk_away_does_not(self):
        for command in ("brief", "debrief", "advise"):
            with self.subTest(command):
                shown = run(command, "examples/vestmark.yaml", "--hide-walk-away").out
                self.assertNotIn("304,000", shown)
                self.assertNotIn("878,600", shown)

    def test_a_request_at_the_floor_is_hidden_with_it(self):
        folder = self.folder
        path = write(folder, "deal.json", LARGE, [ask(72000)])
        for command in ("brief", "advise"):
            for form in ("text", "json"):
                with self.subTest(command, form=form):
                    self.assertIn("72", run(command, path, "--format", form).out.replace("720", "72"))
                    shown = run(command, path, "--format", form, "--hide-walk-away").out
                    self.assertNotRegex(shown, r"72,000|7200000")

    def test_formats(self):
        for command in ("brief", "debrief"):
            markdown = self.expect(run(command, "examples/northwind.yaml", "--format", "markdown"), 0).out
            self.assertTrue(markdown.startswith("# Northwind Freight"))
            page = json.loads(run(command, "examples/northwind.yaml", "--format", "json").out)
            self.assertEqual("Control tower rollout", page["name"])

    def test_a_debrief_holds_what_a_portfolio_keeps(self):
        folder = self.folder
        record = WON + [ours("debrief", at="2026-11-18", rating=4, lessons=["Ask first."])]
        path = write(folder, "deal.json", {}, record)
        page = json.loads(self.expect(run("debrief", path, "--format", "json"), 0).out)
        self.assertEqual(("won", "below_target", 4, ["Ask first."], "2026-11-12", "2026-11-17", 3),
                         tuple(page[k] for k in ("outcome", "result", "relationship", "lessons", "first", "last",
                                                 "days")))
        self.assertEqual(8000000, page["agreed"]["package"]["price"])
        self.assertEqual([["price"], []], [[t["issue"] for t in page[k]] for k in ("gives", "gets")])
        self.assertEqual(page["agreed"]["worth"]["us"] - page["opening"]["worth"]["us"] < 0, True)

    def test_without_an_outcome_a_debrief_says_what_to_log(self):
        page = self.expect(run("debrief", "examples/northwind.yaml"), 0).out
        self.assertIn("event: outcome", page)
        self.assertNotIn("RESULT", page)

    def test_promises_show_whether_they_were_answered(self):
        folder = self.folder
        path = write(folder, "deal.json", {}, PROMISE + [ours("note", at="2026-11-16", answers=1, note="done")])
        page = run("brief", path).out
        self.assertRegex(page, r"12 November 2026 +Sam +a man on site in March +16 November")
        self.assertNotIn("promise_open", run("brief", path, "--format", "json").out)


class Beside(Case):
    def test_costs_are_those_of_the_other_deal(self):
        folder = self.folder
        here = write(folder, "here.json", {}, [offer(80000)])
        other = write(folder, "other.json", {"name": "Gate cameras", "value": {
            "list_price": 200000, "target_price": 190000, "floor_price": 150000},
            "issues": {"price": {"from": 150000, "to": 200000, "step": 1000}}}, [offer(195000)])
        page = json.loads(self.expect(run("advise", here, "--beside", other, "--format", "json"), 0).out)
        found = page["precedents"]["precedents"][0]
        self.assertEqual(("Gate cameras", True, "price", 3500000, 16000000, True),
                         tuple(found[k] for k in ("deal", "same_account", "issue", "cost", "matched", "yearly")))
        text = run("plan", here, "--beside", other)
        self.expect(text, 0)

    def test_another_account_of_the_same_segment_sees_them(self):
        folder = self.folder
        here = write(folder, "here.json", {}, [offer(80000)])
        other = write(folder, "other.json", {"account": "Moss Timber"}, [offer(97000)])
        unlike = write(folder, "unlike.json", {"account": "Moss Timber", "facts": {"procurement": "professional"}},
                       [offer(97000)])
        found = [json.loads(run("advise", here, "--beside", path, "--format", "json").out)["precedents"]["deals"]
                 for path in (other, unlike)]
        self.assertEqual([1, 0], found)

    def test_a_file_that_is_no_deal_is_named(self):
        result = run("advise", "examples/northwind.yaml", "--beside", "playbooks/default.yaml")
        self.expect(result, 1, out="")
        self.assertIn("playbooks/default.yaml", result.err)
        self.expect(run("advise", "examples/northwind.yaml", "--beside", "missing.yaml"), 3, out="")

    def test_a_list_has_a_limit_and_no_empty_name(self):
        many = [word for _ in range(17) for word in ("--beside", "examples/vestmark.yaml")]
        result = self.expect(run("advise", "examples/northwind.yaml", *many), 2, out="")
        self.assertIn("16 times", result.err)
        self.expect(run("advise", "examples/northwind.yaml", "--beside", ""), 2, out="")

    def test_output_does_not_replace_a_deal_beside(self):
        folder = self.folder
        other = write(folder, "other.json")
        result = run("brief", "examples/northwind.yaml", "--beside", other, "-o", other)
        self.expect(result, 2, out="")
        with open(other, encoding="utf-8") as file:
            self.assertTrue(file.read().startswith("{"))


if __name__ == "__main__":
    main()
