#!/usr/bin/env python3
"""A day of theirs, a number of theirs and an offer of ours that cannot be taken stand on every page alike."""
import json
import os
import sys

sys.path.insert(0, os.path.dirname(__file__))
from cold_stores import COLD, TENDER, THEY_OPEN, WE_MOVE
from support import Case, main, run

SAID = ("  - {{at: 2026-11-09, by: them, who: K. Sund, event: statement, statement: ultimatum, until: 2026-11-20, "
        "note: we decide then{}}}\n")
TERMS = ", package: {price: 172000}"
SHORT = "  - {at: 2026-11-10, by: us, who: Mira Holt, event: offer, package: {price: 186000}}\n"
MET = SHORT.replace("186000", "172000")
ANSWER = "  - {at: 2026-11-10, by: us, who: Mira Holt, event: statement, statement: position, note: we stay}\n"
PROMISE = "  - {at: 2026-11-10, by: them, event: statement, statement: promise, note: the day is off the table}\n"
YES = "  - {at: 2026-11-10, by: them, event: accept}\n"


class Pages(Case):
    def page(self, name, text, day, *options):
        return self.page_of(text, name, "--date", day, *options)

    def data(self, name, text, day, *options):
        return json.loads(run(name, self.write("deal.yaml", text), "--date", day, *options, "--format", "json").out)


class Demand(Pages):
    SAID = ("  - {at: 2026-11-09, by: them, who: K. Sund, event: statement, statement: demand, "
            "package: {payment_days: 45}, until: 2026-11-20}\n")
    ROW = "Their demand until 20 November 2026, set by K. Sund on 9 November 2026"
    CALENDAR = "Fri 20 Nov 2026 Day that the demand of K. Sund names: a day of theirs"

    def test_bug_the_day_that_a_demand_names_was_on_no_page(self):
        text = COLD + THEY_OPEN + WE_MOVE + self.SAID
        for day, after, stands in (("2026-11-10", "", True), ("2026-11-20", "", True), ("2026-11-21", "", False),
                                   ("2026-11-11", ANSWER, True), ("2026-11-11", PROMISE, False), ("2026-11-11", YES, False)):
            with self.subTest(day=day, after=after):
                self.assertEqual(stands, self.ROW in self.page("brief", text + after, day))
                page = self.page("plan", text + after, day)
                self.assertEqual(stands, self.CALENDAR in page)
                self.assertNotIn("Last day of the ultimatum", page)
                kinds = [item["kind"] for item in self.data("plan", text + after, day)["calendar"]["items"]]
                self.assertEqual(stands, "demand" in kinds)
                for said in (self.data("packages", text + after, day)["demand"],
                             self.data("brief", text + after, day)["position"]["demand"]):
                    self.assertEqual(self.ROW + ": payment terms 45 days" if stands else None,
                                     said and "Their demand " + said["text"])


class WordsSince(Pages):
    OFFER = "  - {at: 2026-11-05, by: us, who: Jonas Beck, event: offer, package: {price: 214000, term_years: 3}}\n"
    NO = "  - {at: 2026-11-06, by: them, who: K. Sund, event: refuse, package: {term_years: 3}}\n"
    WANTED = "  - {at: 2026-11-07, by: them, who: P. Dahl, event: statement, statement: demand, package: {term_years: 3}}\n"
    NO_WORDS = "they said no to contract term 3 years"

    def test_bug_what_another_of_theirs_demands_since_was_still_said_to_be_refused(self):
        text = COLD + THEY_OPEN + self.OFFER + self.NO
        self.assertIn(self.NO_WORDS, self.page("brief", text, "2026-11-10"))
        self.assertNotIn(self.NO_WORDS, self.page("brief", text + self.WANTED, "2026-11-10"))

    def test_bug_an_overdue_promise_of_theirs_did_not_name_its_term(self):
        text = COLD + THEY_OPEN + WE_MOVE + self.WANTED.replace("demand", "promise").replace("term_years: 3}}", "payment_days: 14}, until: 2026-11-09}")
        self.assertIn("you promised us payment terms 14 days", self.page("advise", text, "2026-11-16"))


class Ultimatum(Pages):
    ROW = "Their ultimatum until 20 November 2026, set by K. Sund on 9 November 2026"
    CALENDAR = "Fri 20 Nov 2026 Last day of the ultimatum of K. Sund: a day of theirs"
    ALERTS = ("ultimatum", "ultimatum_today", "ultimatum_runs_on", "ultimatum_runs_out_today")

    def stands(self, text, day):
        """Whether the day is on each page, which have to agree; the advice says it as well."""
        alerts = {line["id"] for line in self.data("advise", text, day)["alerts"]["lines"]}
        found = {self.ROW in self.page("brief", text, day), self.CALENDAR in self.page("plan", text, day),
                 self.data("packages", text, day)["ultimatum"] is not None,
                 any(item["kind"] == "ultimatum" for item in self.data("plan", text, day)["calendar"]["items"]),
                 bool(alerts & set(self.ALERTS))}
        self.assertEqual(1, len(found), (text[-300:], day))
        return found.pop()

    def test_bug_a_last_day_of_theirs_was_on_one_page_only(self):
        for terms in ("", TERMS):
            said = COLD + THEY_OPEN + WE_MOVE + SAID.format(terms)
            for day, after, stands in (("2026-11-10", "", True), ("2026-11-20", "", True), ("2026-11-21", "", False),
                                       ("2026-11-11", ANSWER, True), ("2026-11-11", SHORT, True),
                                       ("2026-11-21", SHORT, False), ("2026-11-11", PROMISE, False),
                                       ("2026-11-11", YES, False)):
                with self.subTest(terms=terms, day=day, after=after):
                    self.assertEqual(stands, self.stands(said + after, day))
        self.assertFalse(self.stands(COLD + THEY_OPEN + WE_MOVE + SAID.format(TERMS) + MET, "2026-11-11"))

    def test_bug_no_page_said_by_when_an_offer_has_to_be_with_them(self):
        text = COLD + THEY_OPEN + WE_MOVE + SAID.format(TERMS)
        words = "runs until 20 November 2026: an offer that is to answer it is with them before that day, and gives no more"
        for name in ("packages", "plan"):
            self.assertIn(words, self.page(name, text, "2026-11-10"))
            self.assertNotIn(words, self.page(name, text, "2026-11-20"))  # no number goes out because the day is here
            self.assertNotIn(words, self.page(name, text + SHORT, "2026-11-11"))  # the next word is theirs

    def test_bug_no_date_of_theirs_was_said_to_be_known(self):
        text = COLD + THEY_OPEN + WE_MOVE
        none = ("No date of theirs is known", "has no date that we know of")
        page = self.page("plan", text, "2026-11-10")
        for words in none:
            self.assertIn(words, page)
        page = self.page("plan", text + SAID.format(""), "2026-11-10")
        for words in none:
            self.assertNotIn(words, page)
        self.assertIn("nothing shows what hangs on it", page)

    def test_bug_the_alert_left_the_day_out_where_no_terms_are_named(self):
        page = self.page("advise", COLD + THEY_OPEN + WE_MOVE + SAID.format(""), "2026-11-10")
        self.assertIn("K. Sund set an ultimatum (9 November 2026), until 20 November 2026: “we decide then”", page)


class TooLow(Pages):
    DAY = "2026-10-06"
    LOW = TENDER.replace("price: 124000", "price: 122000")

    def test_bug_a_first_offer_below_our_walk_away_was_only_said_to_be_that(self):
        page = self.page("advise", self.LOW, self.DAY)
        self.assertIn("Next move: offer.", page)
        self.assertIn("That is no number to bargain from", page)
        self.assertIn("our walk-away is reached at USD 122,790 a year", page)
        self.assertIn("Say once that it cannot be done on that; then comes our own number with its reason", page)
        self.assertIn("“Thank you for a number. On USD 122,000 with those terms we cannot do it.", page)
        for name in ("advise", "plan"):
            hidden = self.page(name, self.LOW, self.DAY, "--hide-walk-away")
            self.assertNotIn("122,790", hidden)
            self.assertNotIn("87,870", hidden)
        above = self.page("advise", TENDER, self.DAY)
        self.assertNotIn("no number to bargain from", above)
        self.assertNotIn("cannot be done on that", above)

    def test_bug_a_number_below_our_walk_away_was_called_reasonable(self):
        page = self.page("advise", self.LOW, self.DAY)
        self.assertIn("Their opening price none yet near the evidence", page)
        self.assertNotIn("reasonable", page)

    def test_bug_the_plan_forbade_the_number_that_the_advice_puts(self):
        for text in (self.LOW, self.LOW.replace("price: 122000", "price: 104000"), TENDER):
            self.assertIn("Next move: offer.", self.page("advise", text, self.DAY))
            page = self.page("plan", text, self.DAY) + self.page("advise", text, self.DAY)
            for words in ("Do not answer the number with a number", "do not counter it", "stay at ours until its next move",
                          "Do not answer number with number", "a place to negotiate from"):
                self.assertNotIn(words, page)
        self.assertIn("It is no number to bargain from: ours answers", self.page("plan", self.LOW, self.DAY))
        self.assertIn("Ask for its origin as our own number goes out",
                      self.page("plan", self.LOW.replace("price: 122000", "price: 104000"), self.DAY))


class OursTooLow(Pages):
    DAY = "2026-11-09"
    OURS = COLD + ("  - {at: 2026-11-05, by: us, who: Mira Holt, event: offer, "
                   "package: {price: 140000, term_years: 1, payment_days: 60, training: full}}\n")
    # Nothing for them in what it leaves out, and for us a case study.
    ROOM = COLD + ("  - {at: 2026-11-05, by: us, who: Mira Holt, event: offer, "
                   "package: {price: 149000, term_years: 1, payment_days: 60, training: basic}}\n")

    def test_bug_what_stands_below_the_walk_away_was_the_next_offer(self):
        data = self.data("packages", self.OURS, self.DAY)
        self.assertIsNone(data["next"])
        self.assertEqual([], data["packages"])
        self.assertLess(data["stands_below"], 24820000)
        for name in ("packages", "plan"):
            page = self.page(name, self.OURS, self.DAY)
            self.assertIn("less than the walk-away of EUR 248,200: it is not put again, and nothing lower is.", page)
            self.assertIn("or terms are asked for that bring it back above", page)
            self.assertNotIn("this is the offer after it", page)
            self.assertNotIn("side by side, two or three of them", page)
        self.assertIn("there is no step left to give", self.page("plan", self.OURS, self.DAY))
        page = self.page("advise", self.OURS, self.DAY)
        self.assertIn("less than the EUR 248,200 at which we walk away: go no lower.", page)
        self.assertNotIn("the yes of our own house is not on the record: have it today", page)
        page = self.page("brief", self.OURS, self.DAY)
        self.assertIn("below the walk-away EUR 248,200. Whether it stands is settled in our house", page)
        self.assertNotIn("what lies between is traded at the table", page)

    def test_what_brings_it_back_above_and_takes_nothing_back_is_the_next_offer(self):
        page = self.page("packages", self.ROOM, self.DAY)
        self.assertIn("less than the walk-away of EUR 248,200: it is not put again", page)
        data = self.data("packages", self.ROOM, self.DAY)
        self.assertGreaterEqual(data["next"]["worth"]["us"], 24820000)
        self.assertEqual(("full", "written"), (data["next"]["package"]["training"], data["next"]["package"]["case_study"]))
        self.assertIn("go no lower", self.page("advise", self.ROOM, self.DAY))

    def test_an_offer_above_is_followed_by_the_next_step(self):
        data = self.data("packages", COLD + THEY_OPEN + WE_MOVE, self.DAY)
        self.assertIsNone(data["stands_below"])
        self.assertGreater(data["next"]["worth"]["us"], 24820000)


class NextChance(Pages):
    DAY = "2026-11-09"
    BARE = COLD[:COLD.index("record:")] + "record:\n" + THEY_OPEN

    def test_bug_the_chance_of_the_next_offer_changed_without_a_word_where_none_waits(self):
        text = COLD + THEY_OPEN + WE_MOVE + "  - {at: 2026-11-06, by: them, event: refuse, reason: too dear}\n"
        self.assertRegex(self.page("advise", text, self.DAY),
                         r"Next offer: they take it 80 % 70 % .*The package that was next is taken with 70 % by all that is "
                         r"known since event 4, with 80 % before\.")
        chance = self.data("advise", text, self.DAY)["meaning"]["next_chance"]
        self.assertEqual([0.8, 0.7, 0.7], [round(chance[key], 1) for key in ("before", "same", "after")])

    def test_where_a_rival_explains_it_that_is_said_once(self):
        text = self.BARE + ("  - {at: 2026-11-05, by: them, event: competitor, action: move, competitor: Frost, price: 140000, "
                            "evidence: their quote}\n")
        page = self.page("advise", text, self.DAY)
        self.assertIn("the next offer counts as taken with < 5 % (34 % before)", page)
        self.assertIn("They moved by that, and not by a word on our terms", page)
        self.assertNotIn("The package that was next is taken", page)


class Budget(Pages):
    DAY = "2026-11-09"
    DEAL = (COLD[:COLD.index("record:")].replace("close_by: 2026-12-18", "close_by: 2027-01-29").replace("540000", "300000")
            .replace("complexity: moderate", "complexity: complex, needs: beyond_standard").replace("cooperative", "neutral") +
            "strategy: {archetype: creative, reason: agreed}\n"
            "deadlines:\n  - {date: 2026-11-27, what: budget committee, owner: buyer, kind: budget, evidence: said by K. Sund}\n")
    THREE = "Three packages put to Brevik Foods"
    FIGURE = "Money is decided at Brevik Foods on 27 November 2026 (budget committee), and a yes before that is not to be expected"

    def test_bug_packages_laid_out_today_were_planned_for_a_day_after_the_budget(self):
        text = self.DEAL + "record:\n" + THEY_OPEN
        self.assertIn("Put the packages that are worth the same to us to Brevik Foods side by side", self.page("advise", text, self.DAY))
        page = self.page("plan", text, self.DAY)
        self.assertNotIn(self.THREE, page)
        self.assertIn(self.FIGURE, page)

    def test_after_an_opening_with_one_package_three_are_still_to_come(self):
        page = self.page("plan", self.DEAL, self.DAY)
        self.assertIn(self.THREE, page)
        self.assertIn(self.FIGURE, page)


class Budget(Pages):
    DAY = ("  - {{at: 2026-11-09, by: them, event: deadline, deadline: {{date: {}, what: money is voted, owner: buyer, "
           "kind: budget, evidence: their minutes}}}}\n")

    def test_bug_no_page_said_that_their_money_is_decided_after_our_close(self):
        words = "lies after 18 December 2026, the day we mean to close by"
        for day, after in (("2027-01-19", True), ("2026-12-11", False)):
            text = COLD + THEY_OPEN + WE_MOVE + self.DAY.format(day) + SHORT
            self.assertEqual(after, words in self.page("plan", text, "2026-11-10"), day)


if __name__ == "__main__":
    main()
