#!/usr/bin/env python3
"""worth, packages, score: the pages, sums that add up, what a reader may not see, what goes wrong."""
import json
import os
import re
import sys

sys.path.insert(0, os.path.dirname(__file__))
from support import EXPECTED, ROOT, Case, main, run, transcript

DEAL = "examples/northwind.yaml"
TERMS = "{price: 212400, term_years: 1, first_year_discount: 0.2, training: all_dispatchers}"
EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))


def read(*arguments):
    result = run(*arguments, "--format", "json", "--date", "2026-11-23")
    assert result.code == 0, result.err
    return json.loads(result.out)


class Pages(Case):
    def test_pages(self):
        calls = {"worth": ["worth", DEAL], "worth_named": ["worth", DEAL, "--package", TERMS],
                 "score": ["score", DEAL, "--package", TERMS], "packages": ["packages", DEAL]}
        for name, call in calls.items():
            for form in ("text", "markdown", "json"):
                with self.subTest(name, form=form):
                    result = self.expect(run(*call, "--format", form), 0, err="")
                    self.same_as_file(EXPECTED / f"{name}.{form}.out", result.out)

    def test_every_example_has_every_page(self):
        for path in EXAMPLES:
            for call in (["worth", path], ["packages", path], ["worth", path, "--hide-walk-away"],
                         ["packages", path, "--hide-walk-away"]):
                with self.subTest(path.name, call=call[0]):
                    page = self.expect(run(*call, "--date", "2026-11-23", "--width", 72), 0).out
                    self.assertLessEqual(max(map(len, page.split("\n")[1:])), 72)
                    self.assertNotRegex(page, r"\bnan\b|\binf\b|[{}]")


class Sums(Case):
    def test_years_and_issues_add_up_to_the_worth(self):
        for path in EXAMPLES:
            page = read("worth", path)
            with self.subTest(path.name):
                worth = page["package"]["worth"]
                for side in ("us", "them"):
                    lines = [year[side] for year in page["years"]]
                    lines += [issue["worth"][side] for issue in page["issues"]]
                    self.assertAlmostEqual(worth[side], sum(lines), delta=len(lines) / 2 + 1)

    def test_a_year_is_its_own_arithmetic(self):
        for year in read("worth", DEAL, "--package", TERMS)["years"]:
            ours = year["chance"] * year["present_factor_us"] * (
                year["payment"] * year["late_factor_us"] - year["cost_to_serve"])
            theirs = year["present_factor_them"] * (
                year["value"] - year["payment"] * year["late_factor_them"]
                - year["over_budget_cost"] - year["flexibility_cost"])
            self.assertAlmostEqual(year["us"], ours, delta=50)
            self.assertAlmostEqual(year["them"], theirs, delta=150)

    def test_what_is_better_is_better(self):
        page = read("score", DEAL, "--package", TERMS)
        own = page["package"]["worth"]
        self.assertIs(False, page["efficient"])
        self.assertEqual(5, len(page["better"]["packages"]))
        for package in page["better"]["packages"]:
            self.assertGreaterEqual(package["worth"]["us"], own["us"] - 1)
            self.assertGreaterEqual(package["worth"]["them"], own["them"] - 1)
        first = page["better"]["packages"][0]
        self.assertAlmostEqual(first["worth"]["us"] - own["us"], page["better"]["most_us"], delta=2)

    def test_bug_better_for_them_and_less_likely_had_no_reason(self):
        path = self.write("deal.json", json.dumps({
            "name": "Matching", "account": "Kolber", "currency": "EUR",
            "value": {"list_price": 390000, "market": {"low": 260000, "high": 400000, "evidence": "two tenders"}},
            "issues": {"price": list(range(290000, 390001, 5000)), "term_years": [3, 1, 2, 4],
                       "payment_days": [30, 45, 60, 90],
                       "service_level": {"us": {"standard": 0, "premium": -45000},
                                         "them": {"standard": 0, "premium": [25000, 50000, 60000]}},
                       "training": {"us": {"key_users": 0, "all_sites": -16000},
                                    "them": {"key_users": 0, "all_sites": [14000, 28000, 35000]}}}}))
        terms = "{price: 305000, term_years: 4, payment_days: 60}"
        page = read("score", path, "--package", terms)
        own = page["package"]["acceptance"]
        less = [round(100 * one["acceptance"]) < round(100 * own) for one in page["better"]["packages"]]
        self.assertEqual({True, False}, set(less))
        text = " ".join(run("score", path, "--package", terms, "--date", "2026-11-23").out.split())
        better = re.split(r" [0-9]\. Change ", text)[1:]
        self.assertEqual(less, ["Less likely all the same: " in one for one in better])

    def test_what_was_not_named_is_said_to_be_assumed(self):
        words = " ".join(run("score", ROOT / "examples/northwind.yaml", "--package", "{price: 215000}").out.split())
        self.assertIn("Not named, so taken as we would offer it first: contract term", words)

    def test_an_alternative_scored_itself_is_efficient(self):
        best = read("score", DEAL, "--package", TERMS)["better"]["packages"][2]["package"]
        best["price"] //= 100
        again = read("score", DEAL, "--package", json.dumps(best))
        self.assertIs(True, again["efficient"])
        self.assertEqual(0, again["better"]["distance"])

    def test_count_says_how_many(self):
        for n in (2, 3):
            self.assertEqual(n, len(read("packages", "examples/herons.yaml", "--count", n)["packages"]))

    def test_packages_that_differ_in_a_trifle_are_not_laid_side_by_side(self):
        def packages(*options):
            return json.loads(self.expect(run("packages", ROOT / "examples/corvane.yaml", "--format", "json", *options),
                                          0).out)["packages"]
        self.assertEqual([], packages())
        ours = self.write("ours.yaml", "playbook: ours\nextends: default\nsettings:\n  packages_difference: "
                          "{value: 0, source: ours, strength: ours, limits: a test}\n")
        days = packages("--playbook", ours)
        self.assertEqual(2, len(days))
        self.assertEqual({"payment_days"}, {key for key in days[0]["package"]
                                            if days[0]["package"][key] != days[1]["package"][key]})

    def test_the_next_offer_is_that_of_the_plan(self):
        page, plan = read("packages", DEAL), read("plan", DEAL)["packages"]
        for key, value in plan["next"].items():
            self.assertEqual(value, page["next"][key])


class Limits(Case):
    def test_what_breaks_a_limit_is_never_called_good(self):
        page = run("score", DEAL, "--package", "{liability_cap: uncapped, price: 240000}").out
        self.assertIn("Outside our limits: liability cap must not be uncapped.", page)
        self.assertNotIn("Efficient", page)
        scored = read("score", DEAL, "--package", "{payment_days: 90}")
        self.assertEqual(["payment_days"], scored["breaks"])
        self.assertEqual("cfo", scored["package"]["authority"])

    def test_a_price_below_the_floor_is_below_the_walk_away(self):
        scored = read("score", DEAL, "--package", "{price: 171000}")
        self.assertIs(True, scored["below_walk_away"])
        self.assertEqual("cfo", scored["package"]["authority"])
        page = run("score", DEAL, "--package", "{price: 171000}").out
        self.assertIn("less to us than walking away", page)
        self.assertNotIn("Efficient", page)

    def test_hidden_walk_aways_leave_no_trace(self):
        """A deal with another floor gives the same page, but for the chance, which rests on it."""
        other = self.write("other.yaml", (ROOT / DEAL).read_text()
                           .replace("floor_price: 180000", "floor_price: 179000"))
        for price in (171000, 179500, 205000):
            call = ["--package", f"{{price: {price}}}", "--hide-walk-away", "--format", "json"]
            pages = [json.loads(run("score", path, *call).out)["package"] for path in (DEAL, other)]
            for page in pages:
                del page["acceptance"]
                self.assertNotIn("gain_us", page)
            self.assertEqual(*pages)
        for command in ("worth", "packages"):
            page = run(command, DEAL, "--hide-walk-away").out
            self.assertNotRegex(page, r"(?i)our walk-away|We gain  |180,000|257,400")


class Situations(Case):
    def deal(self, text):
        return self.write("deal.yaml", "name: x\naccount: y\ncurrency: USD\ndate: 2026-11-23\n" + text)

    def test_nothing_acceptable_names_the_nearest_miss(self):
        path = self.deal("value: {list_price: 100000, target_price: 95000, floor_price: 90000,\n"
                         "  buyer_value: {low: 40000, likely: 50000, high: 61700}}\n"
                         "issues: {price: [90000, 95000, 100000]}\n")
        page = read("packages", path)
        self.assertEqual(page["next"]["package"], read("plan", path)["packages"]["next"]["package"])
        self.assertEqual(0, page["nearest_miss"]["short_us"])
        self.assertGreater(page["nearest_miss"]["short_them"], 0)
        text = run("packages", path).out
        self.assertIn("No package on the table gives both sides", text)
        self.assertIn("short of what they have without us", text)
        self.assertIn("Here is what we can do: price USD 100,000", text)
        self.assertNotIn("nearest miss", run("packages", path, "--hide-walk-away").out)
        self.assertIsNone(json.loads(run("packages", path, "--hide-walk-away", "--format",
                                         "json").out)["nearest_miss"])

    def test_lacking_figures_are_named_first(self):
        path = self.deal("facts: {value: 50000}\nissues: {scope: [all, half]}\n")
        page = read("packages", path)
        self.assertIn("value.buyer_value", page["lacking"])
        self.assertIn("FIGURES TO GIVE FIRST", run("packages", path).out)
        self.expect(run("worth", path), 0, err="")
        self.expect(run("score", path, "--package", "{scope: half}"), 0, err="")

    def test_an_agreement_is_checked_for_something_better(self):
        text = (ROOT / DEAL).read_text() + (
            "  - {at: 2026-11-22, by: us, event: offer, package: {price: 221000}}\n"
            "  - {at: 2026-11-23, by: them, event: accept}\n")
        path = self.write("agreed.yaml", text)
        page = read("packages", path)
        self.assertEqual(22100000, page["agreement"]["package"]["price"])
        self.assertGreater(page["better"]["points"], 0)
        self.assertIsNone(page["agreement"]["acceptance"])
        self.assertIn("Both can still gain.", run("packages", path).out)

    def test_an_acceptance_without_a_price_is_no_agreement_yet(self):
        page = run("packages", "examples/hoshinogawa.yaml").out
        self.assertIn("names no price", page)


class Taken(Case):
    """What they have proposed themselves and is better for us than our offer."""
    RECORD = ("record:\n"
              "  - {at: 2026-11-18, by: us, event: offer, package: {price: 231000, term_years: 1}}\n"
              "  - {at: 2026-11-19, by: them, event: offer, package: {price: 191000%s}}\n")

    def deal(self, terms):
        text = (ROOT / DEAL).read_text()
        return self.write("deal.yaml", text[:text.index("record:")] + self.RECORD % terms)

    def test_the_next_offer_asks_no_less_than_they_have_offered(self):
        plain = read("packages", self.deal(""))
        self.assertEqual([], plain["taken"]["terms"])
        path = self.deal(", case_study: written")
        page = read("packages", path)
        self.assertEqual([{"issue": "case_study", "option": "written", "event": 2, "date": "2026-11-19"}],
                         page["taken"]["terms"])
        for package in page["packages"] + [page["next"]]:
            self.assertNotEqual("none", package["package"]["case_study"])
        step = page["ladder"]["steps"][1]
        self.assertEqual([{"issue": "case_study", "option": "written"}], step["taken"])
        self.assertGreater(page["next"]["worth"]["us"], plain["next"]["worth"]["us"])
        text = " ".join(run("packages", path, "--date", "2026-11-23").out.split())
        self.assertIn("Put forward by Northwind Freight itself", text)
        self.assertIn("case study written (19 November 2026, event 2)", text)
        plan = run("plan", path, "--date", "2026-11-23", "--format", "markdown").out
        self.assertIn("case study (their own)", plan)
        self.assertIn("With what you propose yourselves (case study written), if", plan)

    def test_hidden_where_the_next_offer_is(self):
        path = self.deal(", case_study: written")
        page = read("packages", path, "--hide-walk-away")
        self.assertEqual(page["next"] is None, page["taken"] is None)


class SaidNo(Case):
    """Terms that they refuse in words, and gives that they do not want."""
    OFFERED = ("  - {at: 2026-11-21, by: us, event: offer,\n"
               "     package: {price: 217000, term_years: 3, training: all_dispatchers}}\n")

    def deal(self, *said):
        text = (ROOT / DEAL).read_text() + self.OFFERED
        return self.write("deal.yaml", text + "".join(
            f"  - {{at: 2026-11-2{2 + n}, by: them, event: {event}}}\n" for n, event in enumerate(said)))

    def test_no_package_asks_for_what_they_refused(self):
        asked = read("packages", self.deal())
        path = self.deal("refuse, package: {term_years: 3}, reason: one year is all our board allows")
        page = read("packages", path)
        self.assertEqual([], asked["said_no"])
        self.assertEqual([("term_years", 3, False)],
                         [(no["issue"], no["option"], no["declined"]) for no in page["said_no"]])
        for package in page["packages"] + [page["next"]]:
            self.assertNotEqual(3, package["package"]["term_years"])
        steps = page["ladder"]["steps"]
        self.assertEqual("term_years", steps[1]["gives"][0]["issue"])
        self.assertLess(steps[0]["acceptance"], 0.35 * asked["ladder"]["steps"][0]["acceptance"])
        text = " ".join(run("packages", path, "--date", "2026-11-23").out.split())
        self.assertIn("said no to contract term 3 years (22 November 2026", text)
        score = run("score", path, "--package", "{price: 217000, term_years: 3}", "--date", "2026-11-23")
        self.assertIn("counts as taken after all with a chance of 30 %", " ".join(score.out.split()))

    def test_before_any_offer_of_ours_the_opening_asks_for_what_is_left(self):
        text = (ROOT / DEAL).read_text()
        path = self.write("deal.yaml", text[:text.index("record:")] + "record:\n"
                          "  - {at: 2026-11-20, by: them, event: refuse, package: {term_years: 3}}\n")
        page = read("packages", path)
        self.assertNotEqual(3, page["next"]["package"]["term_years"])
        for trade in page["trades"]["trades"]:
            self.assertNotEqual(("term_years", 3), (trade["get"], trade["get_option"]))
        plan = " ".join(run("plan", path, "--date", "2026-11-23").out.split())
        self.assertIn("Contract term: Northwind Freight said no to 3 years.", plan)

    def test_a_demand_says_no_to_what_we_ask(self):
        path = self.deal("statement, statement: demand, package: {term_years: 1}")
        self.assertEqual([("term_years", 3)], [(no["issue"], no["option"]) for no in read("packages", path)["said_no"]])
        page = " ".join(run("advise", path, "--date", "2026-11-22").out.split())
        self.assertIn("our packages leave out contract term 2 years or 3 years", page)

    def told(self, *words):
        return " ".join(run(*words).out.split())

    def test_bug_a_demand_was_told_as_a_no_to_what_they_had_not_named(self):
        text = (ROOT / DEAL).read_text().replace("term_years: [1, 2, 3]", "term_years: [2, 3, 5]")
        path = self.write("deal.yaml", text[:text.index("record:")] + "record:\n" + self.OFFERED +
                          "  - {at: 2026-11-22, by: them, event: statement, statement: demand, package: {term_years: 1}}\n")
        no, = read("packages", path)["said_no"]
        self.assertEqual((1, [3, 5]), (no["asks"], no["out"]))
        self.assertIn("asks for contract term 1 year. From here on our packages leave out contract term 3 years "
                      "or 5 years", self.told("advise", path, "--date", "2026-11-22"))
        self.assertIn("asks for contract term 1 year (event 2): none of our packages has contract term 3 years or "
                      "5 years", self.told("packages", path, "--date", "2026-11-22"))
        self.assertIn("Contract term: Northwind Freight asks for contract term 1 year.",
                      self.told("plan", path, "--date", "2026-11-22"))
        score = self.told("score", path, "--package", "{price: 217000, term_years: 5}", "--date", "2026-11-22")
        self.assertIn("ask for contract term 1 year (event 2), not for contract term 5 years", score)
        for words in ("advise", "packages", "plan"):
            self.assertNotIn("said no to", self.told(words, path, "--date", "2026-11-22"))

    def test_what_a_refusal_rules_out_beside_what_it_names_is_said(self):
        text = (ROOT / DEAL).read_text().replace("term_years: [1, 2, 3]", "term_years: [1, 2, 3, 4, 5]")
        path = self.write("deal.yaml", text[:text.index("record:")] + "record:\n" + self.OFFERED +
                          "  - {at: 2026-11-22, by: them, event: refuse, package: {term_years: 3}}\n")
        no, = read("packages", path)["said_no"]
        self.assertEqual((None, [3, 4, 5]), (no["asks"], no["out"]))
        self.assertIn("leave out contract term 3 years, 4 years or 5 years",
                      self.told("advise", path, "--date", "2026-11-22"))

    def test_the_first_no_without_a_term_tells_how_one_is_logged(self):
        path = self.deal("refuse, note: not like this")
        self.assertIn("“dealwright log DEAL them refuse term_years=3”", self.told("advise", path, "--date", "2026-11-22"))
        self.expect(run("log", path, "them", "refuse", "term_years=3", "--at", "2026-11-23", "--dry-run"), 0, err="")
        again = self.deal("refuse, note: not like this", "refuse, note: nor like that")
        self.assertNotIn("dealwright log", self.told("advise", again, "--date", "2026-11-23"))
        named = self.deal("refuse, package: {term_years: 3}")
        self.assertNotIn("dealwright log", self.told("advise", named, "--date", "2026-11-22"))

    def test_bug_an_offer_whose_term_they_took_back_was_to_be_accepted(self):
        path = self.deal("offer, package: {price: 206000, term_years: 3, payment_days: 30}")
        with open(path, "a", encoding="utf-8") as file:
            file.write("  - {at: 2026-11-23, by: them, event: refuse, package: {term_years: 3}, reason: only one}\n")
        self.assertNotIn("Next move: accept", run("advise", path, "--date", "2026-11-23").out)
        self.assertNotEqual(3, read("packages", path)["next"]["package"]["term_years"])

    def test_bug_a_refused_hard_limit_was_said_to_be_left_out(self):
        path = self.deal("refuse, package: {payment_days: 30}", "refuse, package: {payment_days: 60}")
        text = " ".join(run("advise", path, "--date", "2026-11-23").out.split())
        self.assertNotIn("leave out payment terms 60 days", text)

    def test_a_no_to_the_price_is_one_to_the_whole(self):
        page = read("packages", self.deal("refuse, package: {price: 217000, term_years: 3}"))
        self.assertEqual([], page["said_no"])

    def test_what_they_name_themselves_may_be_asked_again(self):
        page = read("packages", self.deal("refuse, package: {term_years: 3}",
                                          "offer, package: {price: 196000, term_years: 3}"))
        self.assertEqual([], page["said_no"])

    def test_what_they_do_not_want_is_given_in_no_package(self):
        asked = read("packages", self.deal())
        path = self.deal("refuse, package: {training: all_dispatchers}, reason: we train our own people")
        page = read("packages", path)
        self.assertTrue(page["said_no"][0]["declined"])
        for package in page["packages"] + [page["next"]]:
            self.assertNotEqual("all_dispatchers", package["package"]["training"])
        self.assertGreater(page["ladder"]["steps"][0]["worth"]["us"], asked["ladder"]["steps"][0]["worth"]["us"])
        self.assertIn("(not wanted)", " ".join(run("ledger", path).out.split()))
        self.assertIn("does not want training all dispatchers", " ".join(run("advise", path, "--date", "2026-11-22").out.split()))


class LettingGo(Case):
    """What gives back an ask of ours is worded as that, and the opening is one."""
    DEAL = ("name: Ref\naccount: Acme\ncurrency: EUR\ndate: 2026-11-01\nclose_by: 2026-12-18\n"
            "strategy: {archetype: partnership, reason: told}\n"
            "value: {list_price: 240000, target_price: 215000, floor_price: 180000,\n"
            "  buyer_value: {low: 300000, likely: 400000, high: 500000, evidence: report}}\n"
            "issues:\n  price: {from: 180000, to: 240000, step: 1000}\n"
            "  reference: {us: {none: 0, named: 15000}, them: {none: 0, named: -60000}}\n"
            "  reference_calls: {us: {none: 0, four: 9000}, them: {none: 0, four: -50000}}\n")
    OFFER = ("record:\n  - {at: 2026-11-01, by: us, event: offer,\n"
             "     package: {price: 240000, reference: named, reference_calls: four}}\n")

    def test_bug_giving_back_an_ask_read_as_a_gift(self):
        path = self.write("deal.yaml", self.DEAL + self.OFFER)
        plan = " ".join(run("plan", path).out.split())
        self.assertIn("we can do with reference: none and we can do without the reference calls", plan)
        self.assertNotIn("agree to reference: none", plan)

    def test_bug_the_column_open_and_the_opening_differed(self):
        page = read("plan", self.write("deal.yaml", self.DEAL.replace("partnership", "competitive")))
        opening = page["packages"]["next"]["package"]
        for row in page["issues"]["issues"]:
            self.assertEqual(opening[row["issue"]], row["open"])


class BesideTheNextOffer(Case):
    def test_what_is_better_for_them_at_the_same_worth_is_named(self):
        for path in EXAMPLES:
            page = read("packages", path)
            if not page["next"] or not page["packages"]:
                continue
            ours, theirs = (page["next"]["worth"][side] for side in ("us", "them"))
            slack = 0.02 * abs(ours)
            better = [f"Package {n}" for n, package in enumerate(page["packages"], 1)
                      if package["worth"]["us"] >= ours - slack and package["worth"]["them"] > theirs + slack]
            said = re.search(r"Worth about as much to us as the next offer, and more to [^:]*: ([^.]*)\.",
                             " ".join(run("packages", path, "--date", "2026-11-23").out.split()))
            with self.subTest(path.name):
                self.assertEqual(better, re.findall(r"Package \d", said[1]) if said else [])


class BeforeTheNextOffer(Case):
    def test_another_move_that_comes_first_is_named(self):
        text = (ROOT / DEAL).read_text()
        offered = text + "  - {at: 2026-11-22, by: us, event: offer, package: {price: 230000}}\n"
        for deal, said in ((text[:text.index("record:")], False), (offered, True)):
            path = self.write("deal.yaml", deal)
            move = json.loads(run("advise", path, "--format", "json", "--date", "2026-11-23").out)["next_move"]["move"]
            page = " ".join(run("packages", path, "--date", "2026-11-23").out.split())
            self.assertEqual(said, f"Not yet: the next move is another one ({move})" in page)


class Gains(Case):
    """What they gain beside the chance that they take it: never less than nothing without a word."""
    RIVAL = "  competitor:\n    name: Globex\n    price: 224000\n    evidence: stated by their CFO in the call of 9 November\n"

    def deal(self, rival, price=190000):
        text = (ROOT / DEAL).read_text()
        self.assertIn(self.RIVAL, text)
        text = text.replace(self.RIVAL, rival).replace("package: {price: 190000", f"package: {{price: {price}")
        return self.write("deal.yaml", text)

    def said(self, *arguments):
        return " ".join(self.expect(run(*arguments, "--date", "2026-11-23"), 0, err="").out.split())

    def test_over_each_thing_that_they_may_have(self):
        path = self.deal("  competitor: {name: Globex, price: 170000}\n")
        page = read("packages", path)
        worths = [alternative["worth"] for alternative in page["without_us"]["alternatives"]]
        self.assertEqual(2, len(set(worths)))
        for package in page["packages"] + [page["next"]]:
            self.assertLess(package["gain_them_low"], package["gain_them_high"])
            self.assertEqual(package["gain_them"], package["gain_them_low"])
            for gain, worth in (("gain_them_low", max(worths)), ("gain_them_high", min(worths))):
                self.assertAlmostEqual(package["worth"]["them"] - worth, package[gain], delta=1)
        for command in "packages", "plan":
            self.assertRegex(self.said(command, path), r"They gain USD −[0-9,]+ to ")
        self.assertIn("better off without us if this is what they have: Globex at USD 170,000, only heard", self.said("packages", path))
        self.assertIn("from beside the best to beside the worst", self.said("plan", path))

    def test_what_is_heard_of_a_rival_is_told_apart_from_what_is_shown(self):
        shown = "Globex at USD 224,000, shown: stated by their CFO in the call of 9 November ("
        for by, words, heard in (("them", ("--who", "J. Meyer"), "from J. Meyer"), ("them", (), "from Northwind Freight"),
                                 ("us", ("--who", "Ana Ruiz"), "by Ana Ruiz")):
            path = self.deal(self.RIVAL)
            self.expect(run("log", path, by, "competitor", "move", "Globex", "price=205k", *words, "--date", "2026-11-23",
                            "-q"), 0)
            heard = f"Globex at USD 205,000, only heard, {heard} on 23 November 2026 ("
            for command in "packages", "advise", "plan":
                page = self.said(command, path)
                self.assertIn(shown, page)
                self.assertIn(heard, page)
            alternatives = read("packages", path)["without_us"]["alternatives"]
            self.assertEqual([("Globex", "evidence", "stated by their CFO in the call of 9 November", None, None),
                              ("Globex", "hearsay", None, by, words[1] if words else None)],
                             [tuple(a[key] for key in ("competitor", "known_by", "evidence", "by", "who"))
                              for a in alternatives])
            self.assertIsNone(alternatives[0]["event"])
            self.assertEqual(len(json.loads(run("replay", path, "--format", "json").out)["events"]),
                             alternatives[1]["event"])

    def test_bug_evidence_of_a_dear_rival_raised_chances_without_a_word(self):
        assumed = "That it has no cheaper one is assumed, as no event says so"
        for price, dear in (("300k", True), ("170k", False)):
            path = self.deal("")
            self.assertNotIn("Chances count", self.said("advise", path))
            self.expect(run("log", path, "them", "competitor", "enter", "Globex", f"price={price}", "--evidence", "their quote",
                            "--date", "2026-11-23", "-q"), 0)
            page = self.said("advise", path)
            self.assertRegex(page, f"without us otherwise since: Globex at USD {price[:3]},000 .shown: their quote. and "
                                   "nothing else. Before: ")
            for command in "packages", "advise", "plan":
                self.assertEqual(dear, assumed in self.said(command, path))

    def test_one_figure_where_nothing_is_in_doubt(self):
        page = read("packages", DEAL)
        for package in page["packages"] + [page["next"]]:
            self.assertEqual(package["gain_them"], package["gain_them_low"])
            self.assertEqual(package["gain_them"], package["gain_them_high"])

    def test_a_loss_that_they_may_take_says_why(self):
        cheap = "  competitor: {name: Globex, price: 185000, evidence: a quote}\n"
        offered = "so these figures are too low for them"
        for price, said in (171000, False), (212000, True):
            path = self.deal(cheap, price)
            page = read("packages", path)
            without = page["without_us"]["alternatives"]
            doubtful = any(p["acceptance"] >= 1.1 - sum(a["chance"] for a in without if a["worth"] > p["worth"]["them"])
                           for p in page["packages"] + [page["next"]])
            for command in "packages", "plan":
                text = self.said(command, path)
                self.assertEqual(doubtful, "Where they may lose by it" in text, (command, price))
                self.assertEqual(said, offered in text, (command, price))


class OurWord(Case):
    def test_bug_the_next_offer_went_back_behind_a_price_we_had_said(self):
        path = self.write("deal.yaml", (ROOT / DEAL).read_text())
        before = read("packages", path)["next"]["package"]["price"]
        said = before - 310000
        self.expect(run("log", path, "us", "statement", "position", f"price={said // 100}", "--date", "2026-11-23", "-q"), 0)
        after = read("packages", path)
        for package in [after["next"]] + after["packages"]:
            self.assertLessEqual(package["package"]["price"], said)
        ladder = read("plan", path)["ladder"]["steps"]
        self.assertEqual(said, ladder[0]["price"])
        self.assertIn("0 said by", run("plan", path, "--date", "2026-11-23").out)
        self.expect(run("log", path, "us", "offer", f"price={said // 100}", "--date", "2026-11-23", "-q"), 0)
        self.assertLess(read("packages", path)["next"]["package"]["price"], said)
        self.assertIn("0 on the", run("plan", path, "--date", "2026-11-23").out)


class TheirWord(Case):
    DEAL = ("name: Gate\naccount: Buyer\ncurrency: EUR\nclose_by: 2026-12-18\n"
            "value: {list_price: 100000, target_price: 92000, floor_price: 80000, cost_to_serve: 50000,\n"
            "  competitor: {name: Rival, price: 88000, evidence: quote}}\n"
            "issues:\n  price: {from: 78000, to: 100000, step: 1000}\n"
            "  case_study: {us: {none: 0, published: 5000}, them: {none: 0, published: -1000}}\n"
            "record:\n  - {at: 2026-10-05, by: them, event: offer, package: {price: 80000}}\n"
            "  - {at: 2026-10-12, by: us, event: offer, package: {price: 95000}}\n"
            "  - {at: 2026-10-19, by: them, event: offer, package: {price: 84000}}\n"
            "  - {at: 2026-10-20, by: them, event: statement, statement: demand, package: {price: 88000}}\n"
            "  - {at: 2026-10-26, by: us, event: offer, package: {price: 90500, case_study: published}}\n")

    def test_bug_no_step_goes_below_a_price_that_they_have_named(self):
        page = json.loads(run("plan", self.write("deal.yaml", self.DEAL), "--format", "json", "--date", "2026-10-26").out)
        prices = [step["price"] for step in page["ladder"]["steps"]]
        self.assertGreater(len(prices), 1)
        self.assertGreaterEqual(min(prices), 8800000)

    def test_bug_a_yes_to_a_term_was_told_as_a_lower_price(self):
        path = self.write("deal.yaml", self.DEAL)
        yes = run("log", path, "them", "offer", "case_study=published", "--date", "2026-10-27").out
        self.assertNotIn("offers a lower price now", yes)
        self.assertNotIn("less likely to take our offer", yes)
        lower = " ".join(run("log", path, "them", "offer", "price=83000", "--date", "2026-10-28").out.split())
        self.assertIn("Buyer itself had named EUR 88,000 on 20 October 2026, and offers a lower price now", lower)


class Wrong(Case):
    def test_wrong_calls(self):
        calls = [["score", DEAL], ["worth"], ["packages", DEAL, "--count", "1"],
                 ["packages", DEAL, "--count", "9"], ["packages", DEAL, "--count", "x"],
                 ["worth", DEAL, "--package", ""], ["packages", DEAL, "--package", "{}"]]
        text = transcript(calls)
        self.assertEqual(len(calls), text.count("\n= 2\n"), text)
        self.same_as_file(EXPECTED / "packages_usage.out", text)

    def test_wrong_packages(self):
        calls = [["score", DEAL, "--package", package] for package in
                 ("{prise: 1}", "{training: al_dispatchers}", "{payment_days: 40}", "{price: x}",
                  "{}", "[price]", "price", "{price: 1", "{price: -5}", "{term_years: 0}")]
        text = transcript(calls)
        self.assertEqual(len(calls), text.count("\n= 1\n"), text)
        self.same_as_file(EXPECTED / "packages_problems.out", text)

    def test_output_never_replaces_the_deal(self):
        path = self.write("d.yaml", (ROOT / DEAL).read_bytes())
        for call in (["worth", path], ["packages", path], ["score", path, "--package", TERMS]):
            self.expect(run(*call, "-o", path), 2, out="", err="would replace")


if __name__ == "__main__":
    main()
