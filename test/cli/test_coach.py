#!/usr/bin/env python3
"""plan --diff and advise: what changed and why, the next move, what a reader may not see, what goes wrong."""
import hashlib
import json
import os
import re
import sys

sys.path.insert(0, os.path.dirname(__file__))
from support import ROOT, Case, main, run

EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))

DEAL = """
name: Control tower
account: Northwind
currency: USD
date: 2026-11-23
close_by: 2026-12-18
facts: {value: 640000, horizon: strategic, expansion: high, buyer_focus: value, procurement: professional,
        competition: head_to_head, market_information: good, value_case: proven}
value:
  list_price: 240000
  target_price: 215000
  floor_price: 180000
  cost_to_serve: 70000
  buyer_value: {low: 600000, likely: 800000, high: 900000, evidence: pilot}
  competitor: {name: Globex, price: 224000, evidence: a quote}
issues:
  price: {from: 180000, to: 240000, step: 5000}
  term_years: [1, 2, 3]
  payment_days: [30, 45, 60]
people:
  ours: [{name: Ana, role: lead}]
  theirs: [{name: Meyer, authority: decides}]
"""
OURS = "  - {at: 2026-11-16, by: us, who: Ana, event: offer, package: {price: 235000, payment_days: 30}}\n"
THEIRS = "  - {at: 2026-11-18, by: them, event: offer, package: {price: 195000}, note: opened hard}\n"
FACT = ("  - {at: 2026-11-20, by: them, event: fact, facts: {horizon: one_time, buyer_focus: price}, "
        "evidence: said by Meyer}\n")


def plan_event(version, day, digest=None):
    return (f"  - {{at: 2026-11-{day}, by: us, who: Ana, event: plan, version: {version}"
            + (f", digest: {digest}" if digest else "") + "}\n")


class Diff(Case):
    def deal(self, *events):
        return self.write("deal.yaml", DEAL + ("record:\n" + "".join(events) if events else ""))

    def diff(self, path, *more):
        return json.loads(self.expect(run("plan", path, "--diff", "--format", "json", *more), 0, err="").out)

    def text(self, path, *more):
        return " ".join(self.expect(run("plan", path, "--diff", *more), 0, err="").out.split())

    def test_says_what_changed_since_the_published_version_and_why(self):
        path = self.deal(plan_event(1, 10), OURS, THEIRS, FACT)
        page = self.diff(path)
        self.assertEqual({"what": "version", "version": 1, "event": 1, "date": "2026-11-10",
                          "made_otherwise": False}, page["since"])
        self.assertEqual([2, 3, 4], [event["number"] for event in page["events"]])
        facts = {fact["factor"]: fact for fact in page["facts"]}
        self.assertEqual(("strategic", "one_time", 4),
                         tuple(facts["horizon"][key] for key in ("before", "after", "event")))
        self.assertIsNone(facts["our_offers"]["event"])
        cells = {(row["part"], cell["cell"]): (cell["before"], cell["after"])
                 for section in page["sections"].values() for row in section["rows"] for cell in row["cells"]}
        self.assertIn(("strategy", "lead"), cells)
        self.assertEqual((None, 19500000), cells["their_offer", "first_price"])
        text = self.text(path)
        for words in ("What changed since version 1", "Ana: offer: price USD 235,000", "opened hard",
                      "Horizon (event 4)", "Lead", "1, published on 10 November 2026; 3 events since, so 2 is due"):
            self.assertIn(words, text)

    def test_without_a_version_compares_with_before_the_newest_event(self):
        path = self.deal(OURS, THEIRS)
        page = self.diff(path)
        self.assertEqual(("newest_event", 2), (page["since"]["what"], page["since"]["event"]))
        self.assertEqual([2], [event["number"] for event in page["events"]])

    def test_takes_another_event_or_day(self):
        path = self.deal(OURS, THEIRS, FACT)
        self.assertEqual([2, 3], [event["number"] for event in self.diff(path, "--since", "1")["events"]])
        self.assertEqual([3], [event["number"] for event in self.diff(path, "--since", "2026-11-19")["events"]])
        self.assertEqual([], self.diff(path, "--since", "3")["sections"].get("strategy", {}).get("rows", []))

    def test_the_same_plan_is_the_same(self):
        self.assertIn("Nothing in the plan has changed since.", self.text(self.deal(OURS), "--since", "2026-11-23"))
        self.assertIn("Nothing is on the record yet", self.text(self.deal()))
        note = "  - {at: 2026-11-20, by: us, event: note, note: a call}\n"
        self.assertEqual({}, self.diff(self.deal(OURS, note))["sections"])

    def test_says_when_the_version_was_made_otherwise(self):
        path = self.deal(OURS)
        plan = self.expect(run("plan", path, "--format", "json", "--date", "2026-11-17"), 0).out
        digest = hashlib.sha256(plan.encode()).hexdigest()
        page = self.diff(self.deal(OURS, plan_event(1, 17, digest), THEIRS))
        self.assertFalse(page["since"]["made_otherwise"])
        path = self.deal(OURS, plan_event(1, 17, "0" * 64), THEIRS)
        self.assertTrue(self.diff(path)["since"]["made_otherwise"])
        self.assertIn("was not published from today's playbook", self.text(path))

    def test_a_pivot_shows_in_the_plan_and_in_the_difference(self):
        pivot = ("  - {at: 2026-11-21, by: us, who: Ana, event: pivot, archetype: competitive, "
                 "reason: they buy once}\n")
        path = self.deal(plan_event(1, 10), OURS, pivot)
        self.assertIn("Changed to Competitive by Ana on 21 November 2026: they buy once.",
                      " ".join(run("plan", path).out.split()))
        rows = self.diff(path)["sections"]["strategy"]["rows"]
        lead = [cell for row in rows for cell in row["cells"] if cell["cell"] == "lead"]
        self.assertEqual("Competitive", lead[0]["after"])

    def test_hides_what_a_reader_may_not_see(self):
        rise = "  - {at: 2026-11-20, by: them, event: fact, facts: {horizon: one_time}}\n"
        path = self.deal(plan_event(1, 10), OURS, THEIRS, rise)
        for form in ("text", "markdown", "json"):
            shown = run("plan", path, "--diff", "--format", form).out
            hidden = self.expect(run("plan", path, "--diff", "--hide-walk-away", "--format", form), 0).out
            self.assertNotEqual(shown, hidden)
            # As a key or a cell; the move of that name stands in the conditions of lines.
            for figure in ("180,000", "18000000", '"walk_away":', '"cell": "walk_away"', "going_on"):
                self.assertNotIn(figure, hidden)

    def test_refuses_what_is_not_on_the_record(self):
        path = self.deal(OURS)
        self.assertIn("--since 7: the record has no event of that number",
                      self.expect(run("plan", path, "--diff", "--since", "7"), 1).err)
        self.assertIn("is neither the number of an event nor a day",
                      self.expect(run("plan", path, "--diff", "--since", "lately"), 1).err)
        self.expect(run("plan", path, "--since", "1"), 2)

    def test_every_example_can_be_compared_with_each_of_its_days(self):
        for path in EXAMPLES:
            with self.subTest(path.name):
                for since in ("2026-11-10", "2026-11-17"):
                    page = self.expect(run("plan", path, "--diff", "--since", since, "--width", "72"), 0).out
                    self.assertLessEqual(max(map(len, page.split("\n")[1:])), 72)
                    self.assertNotRegex(page, r"\bnan\b|\binf\b|[{}]")


class Ends(Case):
    """After the end nothing stands any more, on pages and in JSON alike."""
    OURS_AGAIN = "  - {at: 2026-11-20, by: us, who: Ana, event: offer, package: {price: 228000}}\n"
    THEIRS_AGAIN = "  - {at: 2026-11-23, by: them, event: offer, package: {price: 204000}}\n"

    def deal(self, last):
        return self.write("deal.yaml", DEAL + "record:\n" + OURS + THEIRS + self.OURS_AGAIN + self.THEIRS_AGAIN
                          + f"  - {{at: 2026-11-24, {last}}}\n")

    def advice(self, last):
        page = json.loads(self.expect(run("advise", self.deal(last), "--format", "json"), 0, err="").out)
        newest = page["meaning"]["newest"]
        cells = {(row["part"], cell["cell"]): cell["after"] for row in newest["rows"] for cell in row["cells"]}
        return page, cells, {fact["factor"]: fact["after"] for fact in newest["facts"]}

    def test_nothing_is_on_the_table(self):
        for last in ("by: them, event: outcome, outcome: lost, reason: price", "by: them, event: outcome, outcome: won",
                     "by: us, who: Ana, event: outcome, outcome: withdrawn, reason: price", "by: us, who: Ana, event: accept",
                     "by: them, event: accept"):
            page, cells, facts = self.advice(last)
            self.assertEqual("none", facts["offer_on_table"], last)
            self.assertIsNone(page["next_move"]["their_offer_worth"], last)
            for cell in "their_worth", "our_chance", "going_on":
                self.assertIsNone(cells["standing", cell], (last, cell))
            text = " ".join(self.expect(run("advise", self.deal(last)), 0).out.split())
            self.assertRegex(text, r"What they have on the table [a-z -]+ none ")
            self.assertRegex(text, r"Their offer is worth to us USD [0-9,]+ – ")

    def test_the_difference_says_what_was_and_nothing_to_do(self):
        path = self.deal("by: them, event: outcome, outcome: lost, reason: price")
        text = " ".join(self.expect(run("plan", path, "--diff", "--since", "2"), 0, err="").out.split())
        self.assertIn("The talks with Northwind are over: what was still to be offered", text)
        for words in "They stand at", "We stand at", "Next offer", "Nothing in the plan has changed since", "CALENDAR":
            self.assertNotIn(words, text)
        page = json.loads(run("plan", path, "--diff", "--since", "2", "--format", "json").out)
        self.assertFalse({"their_anchor", "packages", "ladder", "trades", "calendar"} & page["sections"].keys())
        plan = json.loads(run("plan", path, "--format", "json").out)
        self.assertEqual((19500000, 20400000, None),
                         tuple(plan["their_anchor"][key] for key in ("price", "latest", "stands_at")))

    def test_who_took_ours_stands_at_our_price(self):
        path = self.deal("by: them, event: accept")
        plan = json.loads(run("plan", path, "--format", "json").out)
        self.assertEqual(22800000, plan["their_anchor"]["stands_at"])
        text = " ".join(self.expect(run("plan", path), 0).out.split())
        self.assertIn("They stand at USD 228,000", text)

    def test_the_brief_says_what_was_offered_last(self):
        path = self.deal("by: them, event: outcome, outcome: lost, reason: price")
        text = self.expect(run("brief", path), 0).out
        self.assertIn("They offered last", text)
        self.assertNotIn("They offer ", text)

    def test_the_team_is_asked_to_settle_nothing(self):
        ours = "  ours: [{name: Ana, role: lead, objective: price}, {name: Bo, role: sponsor, objective: relationship}]\n"
        for last, said in (("by: them, event: refuse", True), ("by: them, event: outcome, outcome: won", False)):
            self.deal(last)
            path = self.write("team.yaml", (self.folder / "deal.yaml").read_text().replace(
                "  ours: [{name: Ana, role: lead}]\n", ours))
            self.assertEqual(said, "want different things of" in " ".join(run("advise", path).out.split()), last)


class Advice(Case):
    def advise(self, *events):
        path = self.write("deal.yaml", DEAL + "record:\n" + "".join(events))
        return json.loads(self.expect(run("advise", path, "--format", "json"), 0, err="").out)

    def test_says_the_move_how_sure_and_why(self):
        page = self.advise(OURS, THEIRS)
        move = page["next_move"]
        self.assertIn(move["move"], ("offer", "trade"))
        self.assertGreater(move["confidence"], 0.2)
        self.assertTrue(any(reason["factor"] == "whose_turn" for reason in move["reasons"]))
        self.assertGreater(move["going_on"], move["their_offer_worth"])
        self.assertEqual([2], [event["number"] for event in page["meaning"]["newest"]["events"]])

    def test_tells_to_accept_with_the_words(self):
        page = self.advise(OURS, "  - {at: 2026-11-18, by: them, event: offer, "
                                 "package: {price: 235000, payment_days: 30}}\n")
        self.assertEqual("accept", page["next_move"]["move"])
        self.assertTrue(any(line["say"] and "accept" in line["say"] for line in page["next_move"]["lines"]))

    def test_proposes_a_pivot_and_what_it_would_change(self):
        page = self.advise(plan_event(1, 10), OURS, THEIRS, FACT)["reassessment"]
        self.assertNotEqual(page["lead_before"], page["pivot_to"])
        self.assertTrue(any(row["part"] == "strategy" for row in page["pivot"]["rows"]))
        self.assertIsNone(self.advise(OURS, THEIRS)["reassessment"]["pivot"])

    def ways(self, *events):
        """What the reassessment proposes beside an alert: the entries, and whether one has words to say."""
        page = self.advise(OURS, THEIRS, *events)
        lines = [line for line in page["reassessment"]["lines"] if line["heading"] == "Ways to pivot"]
        return page, [line["id"] for line in lines], any(line["say"] for line in lines)

    def test_bug_one_red_flag_alone_proposed_no_pivot(self):
        at = "  - {at: 2026-11-20, by: them, "
        for flag, event in (("new_face", at + "event: joined, person: {name: H. Berg, authority: decides}}\n"),
                            ("new_face", at + "event: left, who: Meyer}\n"),
                            ("competition_changed", at + "event: competitor, action: enter, competitor: Initech}\n"),
                            ("pulling_back", at + "event: signal, signal: withdrawing}\n"),
                            ("power_shifted", at + "event: fact, facts: {their_alternative: strong}}\n")):
            page, ways, says = self.ways(event)
            self.assertEqual([flag], [line["id"] for line in page["alerts"]["lines"] if line["id"] == flag], flag)
            self.assertTrue(says, flag)
            self.assertIn("pivot_if", ways, flag)
            aside = f"  - {{at: 2026-11-21, by: us, event: dismissal, alert: {flag}, reason: known before}}\n"
            page, ways, _ = self.ways(event, aside)
            self.assertEqual([], ways, flag)
        self.assertEqual([], self.ways()[1])

    def test_bug_a_change_of_lead_alone_proposed_no_move_and_no_words(self):
        page, ways, says = self.ways(FACT)
        self.assertIn("lead_to_" + page["reassessment"]["pivot_to"].lower(), ways)
        self.assertIn("pivot_log", ways)
        self.assertTrue(says)

    def meaning(self, *events):
        return " ".join(line["id"] for line in self.advise(*events)["meaning"]["lines"])

    def test_says_what_our_own_events_mean(self):
        promise = "  - {at: 2026-11-19, by: us, who: Ana, event: statement, statement: promise, note: a draft}\n"
        kept = "  - {at: 2026-11-20, by: us, who: Ana, event: note, answers: 3, note: sent}\n"
        asked = "  - {at: 2026-11-20, by: us, who: Ana, event: approval, action: request, package: {price: 205000}}\n"
        given = "  - {at: 2026-11-20, by: us, who: Bo, event: approval, action: grant, authority: manager, package: {price: 205000}}\n"
        again = "  - {at: 2026-11-20, by: them, event: offer, package: {price: 198000}, corrects: 2}\n"
        for expected, last in (("promise_answered", kept), ("noted", kept.replace("answers: 3, ", "")),
                               ("approval_asked", asked), ("approval_void", given), ("replaced", again)):
            self.assertIn(expected, self.meaning(OURS, THEIRS, promise, last), expected)

    def test_one_is_not_several(self):
        day = "  - {{at: 2026-11-{}, by: us, event: session}}\n"
        page = self.advise(OURS, THEIRS, day.format(19))
        self.assertNotIn("1 sessions", json.dumps(page))
        page = self.advise(OURS, THEIRS, day.format(19), day.format(20))
        self.assertIn("2 sessions", json.dumps(page))
        for at in (20, 23):
            page = self.advise(THEIRS, OURS.replace("11-16", f"11-{at}"))
            self.assertNotIn("working days", json.dumps(page["next_move"]), at)

    def test_warns_of_a_better_number_only_while_hostility_stands(self):
        hostile = "  - {at: 2026-11-20, by: them, event: signal, signal: adversarial}\n"

        def ids(*events):
            return {line["id"] for line in self.advise(*events)["next_move"]["lines"]}

        self.assertIn("no_push", ids(OURS, THEIRS, hostile))
        moved = "  - {at: 2026-11-21, by: them, event: offer, package: {price: 199000}}\n"
        self.assertNotIn("no_push", ids(OURS, THEIRS, hostile, moved))
        ours = "  - {at: 2026-11-21, by: us, event: offer, package: {price: 231000}}\n"
        self.assertNotIn("no_push", ids(OURS, THEIRS, hostile, ours))

    def test_hides_what_a_reader_may_not_see(self):
        path = self.write("deal.yaml", DEAL + "record:\n" + OURS + THEIRS)
        page = run("advise", path, "--format", "json", "--hide-walk-away").out
        self.assertNotIn("going_on", page)
        self.assertNotIn("offer_on_table", page)

    def chance_and_page(self, competitor, *events):
        deal = DEAL.replace("  competitor: {name: Globex, price: 224000, evidence: a quote}\n", competitor)
        path = self.write("deal.yaml", deal + ("record:\n" + "".join(events) if events else ""))
        plan = json.loads(self.expect(run("plan", path, "--format", "json"), 0, err="").out)
        page = " ".join(self.expect(run("plan", path), 0, err="").out.split())
        return plan["packages"]["next"]["acceptance"], page

    def test_chances_allow_for_an_offer_that_we_do_not_know_of(self):
        refused = "  - {{at: 2026-11-{}, by: them, event: refuse}}\n"
        ours = "  - {{at: 2026-11-{}, by: us, who: Ana, event: offer, package: {{price: {}}}}}\n"
        doubt = r"going on as they are \((\d+) %\) and an offer about like ours that we do not know of \((\d+) %\)"
        before, page = self.chance_and_page("")
        self.assertRegex(page, doubt)
        likely = int(re.search(doubt, page)[2])
        after, page = self.chance_and_page("", OURS, refused.format(17), ours.format(18, 228000),
                                           refused.format(19), ours.format(20, 221000), refused.format(21))
        self.assertLess(before, 0.95)
        self.assertLess(after, 0.6)
        self.assertGreater(int(re.search(doubt, page)[2]), likely)

    def test_a_rivals_price_that_nobody_has_seen_ends_no_deal(self):
        told = "  - {at: 2026-11-17, by: them, event: competitor, competitor: Globex, action: move, price: 121000%s}\n"
        moves = []
        for evidence in "", ", evidence: a quote":
            deal = DEAL.replace("  competitor: {name: Globex, price: 224000, evidence: a quote}\n", "")
            for theirs in THEIRS, THEIRS.replace("195000", "157000"):
                path = self.write("deal.yaml", deal + "record:\n" + OURS + told % evidence + theirs)
                page = json.loads(self.expect(run("advise", path, "--format", "json"), 0, err="").out)
                moves.append(page["next_move"]["move"])
        # Nor does it where their own offer is one that we could go on from: they would pay it all the same.
        self.assertNotIn("walk_away", moves[:3])
        self.assertEqual("walk_away", moves[3])

    def test_where_they_stop_is_said_of_their_terms_only_where_they_named_some(self):
        refused = "  - {at: 2026-11-17, by: them, event: refuse}\n"
        for events, expected in (((OURS, refused), "On the terms we usually offer"),
                                 ((OURS, THEIRS), "On the terms of their latest offer")):
            path = self.write("deal.yaml", DEAL + "record:\n" + "".join(events))
            self.assertIn(expected, " ".join(self.expect(run("advise", path), 0).out.split()))

    def test_what_is_said_of_a_rival_without_evidence_is_half_believed(self):
        alone, _ = self.chance_and_page("")
        told, page = self.chance_and_page("  competitor: {name: Globex, price: 187000}\n")
        self.assertIn("Globex at USD 187,000, only heard, with nothing to show for it (50 %)", page)
        shown, page = self.chance_and_page("  competitor: {name: Globex, price: 187000, evidence: a quote}\n")
        self.assertNotIn("only heard", page)
        self.assertLess(shown, told)
        self.assertLess(told, alone)

    def test_says_why_a_move_of_theirs_makes_ours_less_likely(self):
        theirs = "  - {{at: 2026-12-{:02}, by: them, event: offer, package: {{price: {}}}}}\n"
        ours = "  - {at: 2026-11-20, by: us, who: Ana, event: offer, package: {price: 221000}}\n"
        for day, price, words in ((15, 197000, "They came with a number of their own instead of taking ours, with"),
                                  (15, 197000, "On the terms of our offer they now seem to stop at about USD"),
                                  (1, 218000, None)):
            path = self.write("deal.yaml", DEAL + "record:\n" + OURS + THEIRS + ours + theirs.format(day, price))
            day = ("--date", "2026-12-16")
            page = " ".join(self.expect(run("advise", path, *day), 0).out.split())
            fall = json.loads(run("advise", path, *day, "--format", "json").out)["meaning"]["chance_fall"]
            if words is None:
                self.assertTrue(fall["rises"])
                self.assertNotIn("less likely to take our offer", page)
                continue
            self.assertIn("Northwind is less likely to take our offer than before", page)
            self.assertIn(words, page)
            self.assertLess(fall["after"], fall["passed_over"])
            self.assertLess(fall["passed_over"], fall["before"])
            self.assertLess(fall["price"], fall["expected_price"])

    def test_a_first_number_that_makes_a_rival_likelier_says_so(self):
        deal = DEAL.replace("  competitor: {name: Globex, price: 224000, evidence: a quote}\n", "")
        path = self.write("deal.yaml", deal + "record:\n" + OURS + THEIRS)
        page = " ".join(self.expect(run("advise", path), 0).out.split())
        why = page[page.index("Northwind is less likely to take our offer"):page.index("WHAT TO DO NEXT")]
        self.assertIn("They came with a number of their own instead of taking ours", why)
        self.assertNotIn("of the time to the close", why)
        self.assertRegex(why, r"What they have without us is likelier now: an offer about like ours that we do not know of "
                              r"\(\d+ %\), \d+ % before")

    def test_helper_counts_are_no_news(self):
        path = self.write("deal.yaml", DEAL + "record:\n" + OURS + THEIRS)
        page = self.expect(run("advise", path), 0).out
        self.assertIn("Whose turn it is", page)
        for label in ("Their offers so far", "Our offers since they last moved toward us", "Equal packages to lay"):
            self.assertNotIn("\n  " + label, page)
        facts = json.dumps(json.loads(run("advise", path, "--format", "json").out)["meaning"])
        for name in ("whose_turn", "their_offers"):
            self.assertIn(f'"{name}"', facts)

    def test_says_how_many_steps_the_time_has_room_for(self):
        record = OURS + THEIRS + "".join(
            f"  - {{at: 2026-11-{day}, by: {by}, {who}event: offer, package: {{price: {price}}}}}\n"
            for day, by, who, price in ((20, "us", "who: Ana, ", 231000), (24, "them", "", 198000)))
        for close, expected in (("2026-11-30", "leaves room for 1 of"), ("2026-11-25", "none fits before 25 November 2026"),
                                ("2027-03-26", None)):
            path = self.write("deal.yaml", DEAL.replace("2026-12-18", close) + "record:\n" + record)
            page = " ".join(self.expect(run("advise", path, "--date", "2026-11-24"), 0).out.split())
            if expected:
                self.assertIn(expected, page)
            else:
                self.assertNotIn("At the pace so far", page)
                self.assertNotIn("Time is shorter", page)

    def test_every_example_is_advised(self):
        for path in EXAMPLES:
            with self.subTest(path.name):
                page = self.expect(run("advise", path, "--date", "2026-11-23", "--width", "72"), 0).out
                self.assertNotRegex(page, r"\bnan\b|\binf\b|[{}]")


if __name__ == "__main__":
    main()
