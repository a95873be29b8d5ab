#!/usr/bin/env python3
"""Frontiers of research domains: the pages, against going through every outcome, and what goes wrong."""
import itertools
import json
import os
import random
import stat
import sys
import xml.etree.ElementTree as ET
from xml.sax.saxutils import quoteattr

sys.path.insert(0, os.path.dirname(__file__))
from support import EXPECTED, ROOT, Case, main, run, transcript

DATA = ROOT / "test/app/text/data"
FERRY = [f"test/app/text/data/ferry_{name}.xml" for name in ("domain", "town", "operator")]
MARKET = [f"test/app/text/data/{name}.json" for name in ("market", "market_grower", "market_town")]
SVG = "{http://www.w3.org/2000/svg}"


def frontier(*arguments, **more):
    return run("frontier", *arguments, **more)


class Pages(Case):
    def test_pages(self):
        for form in ("text", "markdown", "json", "svg"):
            with self.subTest(form):
                result = self.expect(frontier("--genius", *FERRY, "--format", form), 0, err="")
                self.same_as_file(EXPECTED / f"frontier.{form}.out", result.out)
        result = self.expect(frontier("--geniusweb", *MARKET, "--width", "100"), 0, err="")
        self.same_as_file(EXPECTED / "frontier_market.out", result.out)

    def test_text_keeps_to_the_width(self):
        for width in (72, 80, 100, 120):
            page = frontier("--genius", *FERRY, "--width", width).out
            self.assertLessEqual(max(map(len, page.split("\n"))), width)
            self.assertNotRegex(page, r" \n")

    def test_colour_changes_no_word(self):
        import re
        page = frontier("--genius", *FERRY, "--color", "always").out
        self.assertIn("\033[", page)
        self.assertEqual(frontier("--genius", *FERRY).out, re.sub("\033\\[[0-9;]*m", "", page))

    def test_svg_is_well_formed_and_names_every_point(self):
        root = ET.fromstring(frontier("--genius", *FERRY, "--format", "svg").out.encode())
        titles = [title.text for title in root.iter(f"{SVG}title")]
        self.assertEqual("Frontier of ferry", titles[0])
        self.assertIn("0.802, 0.657: Fare: 15 EUR; Bikes & dogs: paid; Crossings: 7", titles)
        words = [text.text for text in root.iter(f"{SVG}text")]
        for word in ("town", "operator", "reservation 0.310", "reservation 0.220",
                     "Nash, egalitarian,", "0.802, 0.657"):
            self.assertIn(word, words)

    def test_words_are_those_of_the_playbook(self):
        path = self.write("other.yaml", "playbook: other\nextends: default\nphrases:\n"
                          '  frontier_of: "Kurve von {name}"\n  solution_nash: Produkt\n'
                          '  note_discount: "{side} zinst mit {factor} ab."\n'
                          '  picture_reservation: "mindestens {figure}"\n')
        page = self.expect(frontier("--genius", *FERRY, "--playbook", path), 0, err="").out
        for words in ("Kurve von ferry\n", "  Produkt, egalitarian,", "operator zinst mit 0.83 ab."):
            self.assertIn(words, page)
        picture = frontier("--genius", *FERRY, "--playbook", path, "--format", "svg").out
        for words in ("<title>Kurve von ferry<", ">Produkt,<", ">mindestens 0.310<"):
            self.assertIn(words, picture)
        path = self.write("wrong.yaml", 'playbook: w\nextends: default\nphrases: {frontier_of: "{x}"}\n')
        self.expect(frontier("--genius", *FERRY, "--playbook", path), 1, out="",
                    err="'{x}' is no variable of this phrase")

    def test_walk_aways_can_be_hidden(self):
        """No page depends on reservation values then: files without any give the same."""
        bare = [FERRY[0]]
        for name in FERRY[1:]:
            lines = (ROOT / name).read_text().splitlines(keepends=True)
            kept = [line for line in lines if "reservation" not in line]
            self.assertEqual(len(lines) - 1, len(kept))
            bare.append(self.write(os.path.basename(name), "".join(kept)))
        for form in ("text", "markdown", "json", "svg"):
            with self.subTest(form):
                call = ("--format", form, "--hide-walk-away")
                page = self.expect(frontier("--genius", *FERRY, *call), 0, err="").out
                self.assertEqual(page, frontier("--genius", *bare, *call).out)
                self.assertNotRegex(page, "(?i)reservation|rational|nash|egalitarian|0\\.31\\b")
                self.assertRegex(page, "(?i)welfare")
        page = json.loads(frontier("--genius", *FERRY, "--format", "json", "--hide-walk-away").out)
        self.assertEqual(["welfare"], list(page["solutions"]))

    def test_hidden_walk_aways_leave_the_welfare_of_all_outcomes(self):
        paths = [FERRY[0], FERRY[1], self.write("b.xml", (ROOT / FERRY[2]).read_text()
                                                .replace('"0.22"', '"0.91"'))]
        call = ("--genius", *paths, "--format", "json")
        shown = json.loads(frontier(*call).out)["solutions"]["welfare"]["utilities"]
        hidden = json.loads(frontier(*call, "--hide-walk-away").out)
        best = max(sum(point["utilities"]) for point in hidden["frontier"])
        self.assertLess(sum(shown), best)
        self.assertEqual(best, sum(hidden["solutions"]["welfare"]["utilities"]))

    def test_locale_changes_nothing(self):
        for form in ("text", "json", "svg"):
            call = ("--genius", *FERRY, "--format", form)
            self.assertEqual(frontier(*call).out,
                             frontier(*call, env={"LC_ALL": "de_DE.UTF-8", "LANG": "tr_TR"}).out)

    def test_output_is_written_whole_or_not_at_all(self):
        path = self.folder / "f.svg"
        self.expect(frontier("--genius", *FERRY, "--format", "svg", "-o", path), 0, out="", err="")
        self.assertEqual(frontier("--genius", *FERRY, "--format", "svg").out, path.read_text())
        before = path.read_bytes()
        self.expect(frontier("--genius", *FERRY[:2], self.write("b.xml", "<a"), "-o", path), 1, out="")
        self.assertEqual(before, path.read_bytes())
        self.assertEqual(["b.xml", "f.svg"], sorted(os.listdir(self.folder)))
        folder = self.folder / "sealed"
        folder.mkdir()
        self.expect(frontier("--genius", *FERRY, "-o", folder / "no/f.txt"), 3, out="", err="cannot be")

    def test_output_never_replaces_an_input(self):
        for i in range(3):
            paths = [self.write(f"{i}{os.path.basename(name)}", (ROOT / name).read_bytes())
                     for name in FERRY]
            self.expect(frontier("--genius", *paths, "-o", paths[i]), 2, out="",
                        err=f"--output would replace the file '{paths[i]}' that is read")

    def test_standard_input(self):
        for i in range(3):
            paths = [*FERRY]
            text = (ROOT / paths[i]).read_text()
            paths[i] = "-"
            found = json.loads(self.expect(frontier("--genius", *paths, "--format", "json", stdin=text),
                                           0, err="").out)
            self.assertEqual(11, found["n_frontier"])


def worth(profile, outcome):
    return sum(weight * utilities[value]
               for (weight, utilities), value in zip(profile, outcome))


def efficient(points):
    """Utilities no other point beats, ours falling."""
    kept = []
    for ours, theirs in sorted(set(points), key=lambda p: (-p[0], -p[1])):
        if not kept or theirs > kept[-1][1] + 1e-12:
            kept.append((ours, theirs))
    return kept


class Truth(Case):
    """Random domains in both formats, against all outcomes one by one."""

    def domain(self, seed):
        draw = random.Random(seed)
        sizes = [draw.randint(1, 5) for _ in range(draw.randint(1, 5))]
        profiles = []
        for _ in range(2):
            cuts = sorted(draw.randint(0, 1000) for _ in sizes[1:])
            weights = [(b - a) / 1000 for a, b in zip([0, *cuts], [*cuts, 1000])]
            # Every evaluation's best is 1, so that both formats mean the same.
            evaluations = []
            for n in sizes:
                values = [draw.randint(0, 37) / 37 for _ in range(n)]
                values[draw.randrange(n)] = 1.0
                evaluations.append(values)
            profiles.append(list(zip(weights, evaluations)))
        return sizes, profiles

    def genius(self, sizes, profiles):
        def issues(profile):
            for i, n in enumerate(sizes):
                items = "".join(
                    f'<item index="{v + 1}" value="v{v}"'
                    + (f" evaluation={quoteattr(repr(profile[i][1][v]))}" if profile else "") + "/>"
                    for v in range(n))
                yield f'<issue index="{i + 1}" name="i{i}" etype="discrete">{items}</issue>'

        def file(name, profile):
            weights = "".join(f'<weight index="{i + 1}" value="{w!r}"/>'
                              for i, (w, _) in enumerate(profile or []))
            return self.write(name, f'<utility_space><objective name="x">{"".join(issues(profile))}'
                                    f"{weights}</objective></utility_space>")

        return ["--genius", file("d.xml", None), file("a.xml", profiles[0]), file("b.xml", profiles[1])]

    def geniusweb(self, sizes, profiles):
        values = {f"i{i}": {"values": [f"v{v}" for v in range(n)]} for i, n in enumerate(sizes)}
        domain = {"name": "d", "issuesValues": values}

        def file(name, profile):
            space = {"name": name, "domain": domain,
                     "issueWeights": {f"i{i}": w for i, (w, _) in enumerate(profile)},
                     "issueUtilities": {
                         f"i{i}": {"DiscreteValueSetUtilities": {
                             "valueUtilities": {f"v{v}": u for v, u in enumerate(utilities)}}}
                         for i, (_, utilities) in enumerate(profile)}}
            return self.write(f"{name}.json", json.dumps({"LinearAdditiveUtilitySpace": space}))

        return ["--geniusweb", self.write("d.json", json.dumps(domain)),
                file("a", profiles[0]), file("b", profiles[1])]

    def assert_same(self, found, expected):
        self.assertEqual(len(expected), len(found))
        for a, b in zip(found, expected):
            self.assertAlmostEqual(a[0], b[0], 9)
            self.assertAlmostEqual(a[1], b[1], 9)

    def check(self, sizes, profiles, arguments):
        outcomes = list(itertools.product(*map(range, sizes)))
        points = [tuple(worth(profile, outcome) for profile in profiles) for outcome in outcomes]
        answer = json.loads(self.expect(frontier(*arguments, "--format", "json"), 0, err="").out)
        self.assertEqual(str(len(outcomes)), answer["outcomes"])
        self.assertIs(True, answer["exact"])
        self.assert_same([p["utilities"] for p in answer["frontier"]], efficient(points))
        for point in answer["frontier"]:
            outcome = [int(point["package"][f"i{i}"][1:]) for i in range(len(sizes))]
            self.assert_same([point["utilities"]],
                             [tuple(worth(profile, outcome) for profile in profiles)])
        rules = {"nash": lambda u, v: u * v, "egalitarian": min, "welfare": lambda u, v: u + v}
        for name, rule in rules.items():
            chosen = answer["solutions"][name]
            best = max(rule(u, v) for u, v in points)
            self.assertAlmostEqual(best, rule(*chosen["utilities"]), 9)
            equal = [o for o, p in zip(outcomes, points) if rule(*p) > best - 1e-11]
            ties = [tuple(int(t["package"][f"i{i}"][1:]) for i in range(len(sizes)))
                    for t in [chosen, *chosen["ties"]]]
            # Among equal minima only those that are efficient can be chosen.
            if name != "egalitarian" and len(equal) <= 50:
                self.assertEqual(sorted(equal), sorted(ties))
        self.assertAlmostEqual(min(((1 - u) ** 2 + (1 - v) ** 2) ** 0.5 for u, v in points),
                               answer["opposition"], 9)

    def test_against_all_outcomes(self):
        for seed in range(24):
            with self.subTest(seed=seed):
                sizes, profiles = self.domain(seed)
                make = self.genius if seed % 2 else self.geniusweb
                self.check(sizes, profiles, make(sizes, profiles))

    def test_epsilon_says_what_it_lost(self):
        sizes, profiles = [40] * 8, []
        draw = random.Random(617)
        for _ in range(2):
            values = [draw.sample([draw.random() for _ in range(39)] + [1.0], 40) for _ in sizes]
            profiles.append([(0.125, utilities) for utilities in values])
        arguments = self.geniusweb(sizes, profiles)
        exact = json.loads(frontier(*arguments, "--format", "json").out)
        rough = json.loads(frontier(*arguments, "--format", "json", "--epsilon", "0.03").out)
        self.assertEqual(str(40 ** 8), rough["outcomes"])
        self.assertIs(False, rough["exact"])
        self.assertTrue(0 < rough["epsilon"] <= 0.03)
        self.assertLess(rough["n_frontier"], exact["n_frontier"])
        for point in exact["frontier"]:
            ours, theirs = point["utilities"]
            self.assertTrue(any(u >= ours - rough["epsilon"] - 1e-9 and v >= theirs - 1e-9
                                for u, v in (p["utilities"] for p in rough["frontier"])))

    def test_outcomes_beyond_any_machine(self):
        sizes = [7] * 40
        draw = random.Random(4)
        profiles = [[(0.025, draw.sample([0, 0.1, 0.3, 0.4, 0.6, 0.9, 1.0], 7)) for _ in sizes]
                    for _ in range(2)]
        answer = json.loads(frontier(*self.genius(sizes, profiles), "--format", "json").out)
        self.assertEqual(str(7 ** 40), answer["outcomes"])
        self.assertIs(True, answer["exact"])
        self.assertGreater(answer["n_frontier"], 90)


PUMPS = """\
name: Pump hall
account: Weir & Sons
currency: EUR
date: 2026-11-23
close_by: 2026-12-18
facts: {value: 30000}
value:
  list_price: 13000
  target_price: 11000
  floor_price: 9000
  cost_to_serve: 0
  our_alternative: 0
  buyer_value: {low: 17000, likely: 19000, high: 20000}
  competitor: {name: Sluice, price: 11500}
  our_cost_of_capital: 0
  their_cost_of_capital: 0
  renewal_probability: 1
issues:
  price: [8500, 9000, 10000, 11000, 12000, 13000]
  case_study:
    us:   {none: 0, written: 1700, calls: 2300}
    them: {none: 0, written: -300, calls: -900}
  service_level:
    us:   {standard: 0, premium: -2100, night: -3700}
    them: {standard: 0, premium: 4300, night: 4900}
  training:
    us:   {few: 0, all: -1300}
    them: {few: 0, all: 1900}
record:
  - {at: 2026-11-16, by: us, event: offer, package: {price: 13000, service_level: premium}}
  - {at: 2026-11-18, by: them, event: offer, package: {price: 9000, training: all}}
"""
# Without costs of capital and with every renewal certain a price counts three times.
YEARS = 3
WORTHS = {"case_study": {"none": (0, 0), "written": (1700, -300), "calls": (2300, -900)},
          "service_level": {"standard": (0, 0), "premium": (-2100, 4300), "night": (-3700, 4900)},
          "training": {"few": (0, 0), "all": (-1300, 1900)}}


def pump_worth(price, **terms):
    """Of a package of PUMPS, in cents."""
    added = [WORTHS[issue][option] for issue, option in terms.items()]
    return (100 * (YEARS * price + sum(us for us, _ in added)),
            100 * (YEARS * (19000 - price) + sum(them for _, them in added)))


class Deals(Case):
    def answer(self, path, *more):
        return json.loads(self.expect(frontier(path, "--format", "json", *more), 0, err="").out)

    def all_pumps(self, least=0):
        for price in (8500, 9000, 10000, 11000, 12000, 13000):
            for options in itertools.product(*WORTHS.values()):
                if price >= least:
                    yield pump_worth(price, **dict(zip(WORTHS, options)))

    def test_pages_of_a_deal(self):
        for form, suffix in (("text", "text"), ("svg", "svg")):
            result = self.expect(frontier("examples/northwind.yaml", "--format", form), 0, err="")
            self.same_as_file(EXPECTED / f"frontier_deal.{suffix}.out", result.out)
        result = self.expect(frontier("examples/northwind.yaml", "--hide-walk-away"), 0, err="")
        self.same_as_file(EXPECTED / "frontier_deal_hidden.out", result.out)

    def test_against_all_packages(self):
        answer = self.answer(self.write("pumps.yaml", PUMPS))
        points = list(self.all_pumps())
        self.assertEqual(("108", True, "EUR"),
                         (answer["outcomes"], answer["exact"], answer["currency"]))
        best = sorted({u for u in points if not any(
            v != u and v[0] >= u[0] and v[1] >= u[1] for v in points)}, reverse=True)
        self.assertEqual(best, [tuple(p["utilities"]) for p in answer["frontier"]])
        for point in answer["frontier"]:
            terms = dict(point["package"])
            self.assertEqual(tuple(point["utilities"]),
                             pump_worth(terms.pop("price") / 100, **terms))
        ours, theirs = pump_worth(9000)[0], pump_worth(11500)[1]
        self.assertEqual([ours, theirs], answer["reservation"])
        rational = [u for u in best if u[0] >= ours and u[1] >= theirs]
        self.assertEqual(len(rational), answer["n_rational"])
        rules = {"nash": lambda u: (u[0] - ours) * (u[1] - theirs), "welfare": sum,
                 "egalitarian": lambda u: min(u[0] - ours, u[1] - theirs)}
        for name, rule in rules.items():
            self.assertEqual(max(map(rule, rational)),
                             rule(answer["solutions"][name]["utilities"]), name)
        marks = {label: tuple(mark["utilities"]) for mark in answer["marks"]
                 for label in mark["label"].split(", ")}
        self.assertEqual(pump_worth(13000, service_level="premium"), marks["our standing offer"])
        self.assertEqual(marks["our standing offer"], marks["our opening"])
        self.assertEqual(pump_worth(9000, training="all", service_level="premium"), marks["their standing offer"])
        self.assertEqual(pump_worth(11000), marks["our target"])
        self.assertIn("our next offer", marks)

    def test_hidden_walk_aways_of_a_deal(self):
        path = self.write("pumps.yaml", PUMPS)
        shown = self.answer(path, "--hide-walk-away")
        self.assertEqual(["welfare"], list(shown["solutions"]))
        self.assertNotIn("reservation", shown)
        self.assertEqual(str(len(list(self.all_pumps(11000)))), shown["outcomes"])
        self.assertLessEqual(1100000, min(p["package"]["price"] for p in shown["frontier"]))
        for deal in [path, *sorted((ROOT / "examples").glob("*.yaml"))]:
            for form in ("text", "markdown", "json", "svg"):
                page = frontier(deal, "--hide-walk-away", "--format", form).out
                self.assertNotRegex(page, "(?i)reservation|rational|nash|egalitarian|without us")
        page = frontier(path, "--hide-walk-away").out
        self.assertNotRegex(page, r"EUR 27,000|EUR 22,500|9,000;|8,500")

    def test_what_is_not_known_is_said_and_not_claimed(self):
        page = frontier("examples/bellmoor.yaml", "--date", "2026-11-23").out
        self.assertIn("has without us is not known", page)
        self.assertNotRegex(page, "Nash|Rational")
        self.assertIn("Worths are estimated:", page)
        page = frontier("examples/alderbay.yaml", "--date", "2026-11-23").out
        self.assertIn("and we have without an agreement is not known", page)

    def test_nothing_rational_names_who_misses_how_much(self):
        path = self.write("pumps.yaml", PUMPS.replace("our_alternative: 0", "our_alternative: 45000"))
        answer = self.answer(path)
        self.assertEqual((0, {None}), (answer["n_rational"], set(answer["solutions"].values())))
        miss = answer["nearest_miss"]["utilities"]
        least = min(miss[0] - 4500000, miss[1] - 2250000)
        self.assertEqual(max(min(u - 4500000, v - 2250000) for u, v in self.all_pumps()), least)
        note = answer["warnings"][0]
        self.assertIn("The nearest: price: EUR ", note)
        self.assertIn(f"EUR {(4500000 - miss[0]) // 100:,} for us", note)

    def test_nothing_to_combine(self):
        bare = PUMPS.split("value:\n")[0]
        result = self.expect(frontier(self.write("bare.yaml", bare + "issues: {}\n")), 1, out="")
        self.assertIn("issues: a frontier needs an issue", result.err)

    def test_date_and_epsilon(self):
        path = self.write("pumps.yaml", PUMPS)
        early = self.expect(frontier(path, "--format", "json", "--date", "2026-11-17"), 0).out
        labels = [label for mark in json.loads(early)["marks"] for label in mark["label"].split(", ")]
        self.assertIn("our standing offer", labels)
        self.assertNotIn("their standing offer", labels)
        self.answer(path, "--epsilon", "0.05")


class Long(Case):
    def test_long_lists_are_cut_and_all_lists_every_point(self):
        values = [f"v{i}" for i in range(47)]
        domain = self.write("d.json", json.dumps(
            {"name": "d", "issuesValues": {"x": {"values": values}}}))
        paths = []
        for name, sign in (("a", 1), ("b", -1)):
            utilities = {v: 0.5 + sign * (i / 47 - 0.5) for i, v in enumerate(values)}
            paths.append(self.write(name, json.dumps({"LinearAdditiveUtilitySpace": {
                "name": name, "issueWeights": {"x": 1}, "issueUtilities": {
                    "x": {"DiscreteValueSetUtilities": {"valueUtilities": utilities}}}}})))
        page = frontier("--geniusweb", domain, *paths).out
        self.assertIn("20 of 47 rational points, evenly spread; --all lists every one.", page)
        listed = page.split("POINTS OF THE FRONTIER")[1]
        self.assertEqual(20, listed.count("x: v"))
        self.assertIn("x: v46", listed)
        self.assertIn("x: v0\n", listed)
        everything = frontier("--geniusweb", domain, *paths, "--all").out
        self.assertEqual(47, everything.split("POINTS OF THE FRONTIER")[1].count("x: v"))
        self.assertIn("Welfare: 46 other packages are as good.", everything)


class Wrong(Case):
    def test_wrong_calls(self):
        calls = [["frontier"], ["frontier", *FERRY], ["frontier", "examples/northwind.yaml", "more"],
                 ["frontier", "--genius", *FERRY[:1]], ["frontier", "--genius", *FERRY[:2]],
                 ["frontier", "--genius", "--geniusweb", *FERRY],
                 ["frontier", "--genius", *FERRY, "more"],
                 ["frontier", "--genius", *FERRY, "--epsilon", "2"],
                 ["frontier", "--genius", *FERRY, "--epsilon", "-0.1"],
                 ["frontier", "--genius", *FERRY, "--epsilon", "nan"],
                 ["frontier", "--genius", *FERRY, "--format", "pdf"],
                 ["frontier", "--geniusweb", *FERRY, "--date", "2026-11-23"]]
        text = transcript(calls)
        self.assertEqual(len(calls), text.count("\n= 2\n"), text)
        self.same_as_file(EXPECTED / "frontier_usage.out", text)

    def test_all_missing_files_are_named(self):
        result = self.expect(frontier("--genius", "no.xml", "no/a.xml", self.folder), 3, out="")
        self.assertEqual(f"{self.folder}: is a folder, not a file\nno.xml: does not exist\n"
                         "no/a.xml: does not exist\n", result.err)

    def test_profiles_of_another_domain(self):
        result = self.expect(frontier("--genius", *FERRY[:2], self.write(
            "x.xml", (ROOT / FERRY[2]).read_text().replace('"Fare"', '"Fair"')
            .replace("paid", "payed"))), 1, out="")
        for line in ("x.xml:9:5: Fair: the domain has no issue of that name; did you mean 'Fare'?",
                     "x.xml:16:7: Bikes & dogs: the domain has no value 'payed' of it; "
                     "did you mean 'paid'?", "4 problems in the domain and its profiles"):
            self.assertIn(line, result.err)

    def test_other_formats_are_refused(self):
        self.expect(frontier("--genius", *MARKET), 1, out="", err="is not well-formed XML")
        self.expect(frontier("--geniusweb", *FERRY), 1, out="", err="is not valid JSON")

    def test_repaired_files_are_read_with_a_warning(self):
        path = self.write("ferry_domain.xml", (ROOT / FERRY[0]).read_text().replace("&amp;", "&"))
        result = self.expect(frontier("--genius", path, *FERRY[1:]), 0)
        self.assertEqual(f"{path}:10:86: warning: a single '&' is read as '&amp;'\n", result.err)
        self.assertEqual(frontier("--genius", *FERRY).out, result.out)

    def test_too_large_a_file(self):
        path = self.folder / "huge.xml"
        with path.open("wb") as file:
            file.truncate(100 << 20)
        self.expect(frontier("--genius", path, *FERRY[1:]), 3, out="", err="is larger than 4096 KiB")

    def test_unreadable_output(self):
        path = self.folder / "kept.txt"
        path.write_text("kept")
        path.chmod(stat.S_IRUSR)
        self.expect(frontier("--genius", *FERRY[:2], "no.xml", "-o", path), 3, out="")
        self.assertEqual("kept", path.read_text())

    def test_no_rational_outcome(self):
        paths = [FERRY[0]]
        for name, old in ((FERRY[1], "0.31"), (FERRY[2], "0.22")):
            paths.append(self.write(os.path.basename(name),
                                    (ROOT / name).read_text().replace(f'"{old}"', '"0.87"')))
        answer = json.loads(self.expect(frontier("--genius", *paths, "--format", "json"), 0).out)
        self.assertEqual({None}, set(answer["solutions"].values()))
        self.assertEqual(0, answer["n_rational"])
        self.assertEqual({"Fare": "15 EUR", "Bikes & dogs": "paid", "Crossings": "6"},
                         answer["nearest_miss"]["package"])
        self.assertIn("No outcome gives both sides what they have without an agreement",
                      frontier("--genius", *paths).out)


if __name__ == "__main__":
    main()
