#!/usr/bin/env python3
"""What is owed, refused, given, asked and still open is told as the record has it, on every page."""
import json
import os
import sys

sys.path.insert(0, os.path.dirname(__file__))
from cold_stores import COLD
from support import Case, main, run

DEAL = COLD[:COLD.index("people:")] + """\
people:
  ours: [{name: Mira Holt, role: lead}, {name: Eva Brandt, role: sponsor, title: CRO}]
  theirs: [{name: K. Sund, title: Purchasing, authority: decides}]
record:
"""
WE_OPEN = ("us", "offer", "price: 195000, term_years: 2, payment_days: 30, case_study: none, training: basic", 2, {})
THEY_OPEN = ("them", "offer", "price: 165000, term_years: 3, case_study: written, payment_days: 60", 4, {})


def deal(*events):
    lines = []
    for by, event, package, day, more in events:
        terms = f", package: {{{package}}}" if package else ""
        rest = "".join(f", {key}: {value}" for key, value in more.items())
        lines.append(f"  - {{at: 2026-11-{day:02d}, by: {by}, event: {event}{terms}{rest}}}\n")
    return DEAL + "".join(lines)


class TrueOfTheRecord(Case):
    def page(self, name, text, *options):
        return self.page_of(text, name, "--date", "2026-11-09", *options)

    def data(self, name, text):
        path = self.write("deal.yaml", text)
        return json.loads(self.expect(run(name, path, "--date", "2026-11-09", "--format", "json"), 0, err="").out)

    def taken(self, *events):
        """Chance that they take the ladder's start and each of its steps."""
        return [step["acceptance"] for step in self.data("plan", deal(*events))["ladder"]["steps"]]


class Promises(TrueOfTheRecord):
    OURS = {"statement": "promise", "who": "Mira Holt", "until": "2026-11-06"}
    THEIRS = {"statement": "promise", "who": "K. Sund", "until": "2026-11-06"}
    OWED = ("We owe Brevik Foods what we promised", "that nothing on the record")
    DUE = "nothing on the record says that Brevik Foods kept it"

    def owed(self, promised, *offers):
        return self.page("advise", deal(WE_OPEN, THEY_OPEN, ("us", "statement", promised, 5, self.OURS), *offers))

    def test_bug_a_promise_met_by_a_better_offer_was_told_as_owed(self):
        for promised, offered in (("price: 185000", "price: 185000"), ("price: 185000", "price: 183000, term_years: 3"),
                                  ("training: full", "training: full, price: 193000"),
                                  ("price: 187500, training: full", "price: 186000, training: full, case_study: written"),
                                  ("case_study: written", "price: 194000, case_study: none")):
            page = self.owed(promised, ("us", "offer", offered, 6, {}))
            for words in self.OWED:
                self.assertNotIn(words, page, (promised, offered))

    def test_a_promise_met_in_part_is_owed(self):
        for promised, offered in (("price: 185000", "price: 185500"), ("training: full", "price: 183000"),
                                  ("price: 187500, training: full", "price: 183000")):
            self.assertIn(self.OWED[0], self.owed(promised, ("us", "offer", offered, 6, {})), (promised, offered))

    def test_a_promise_is_kept_by_offers_that_come_one_after_the_other(self):
        page = self.owed("price: 187500, training: full", ("us", "offer", "training: full", 6, {}),
                         ("us", "offer", "price: 187000", 7, {}))
        self.assertNotIn(self.OWED[0], page)

    def test_bug_a_promise_of_what_they_have_on_the_table_was_asked_for(self):
        for promised in ("payment_days: 60", "case_study: written, term_years: 3", "term_years: 2"):
            page = self.page("advise", deal(WE_OPEN, THEY_OPEN, ("them", "statement", promised, 5, self.THEIRS)))
            self.assertNotIn(self.DUE, page, promised)
        page = self.page("advise", deal(WE_OPEN, THEY_OPEN, ("them", "statement", "payment_days: 14", 5, self.THEIRS)))
        self.assertIn(self.DUE, page)

    def test_bug_a_promise_of_theirs_met_by_a_better_offer_was_asked_for(self):
        def page(offered):
            return self.page("advise", deal(WE_OPEN, THEY_OPEN, ("them", "statement", "price: 172000", 5, self.THEIRS),
                                            ("them", "offer", offered, 6, {})))
        self.assertNotIn(self.DUE, page("price: 173000, term_years: 3"))
        self.assertIn(self.DUE, page("price: 171000, term_years: 3"))


class NoesToTerms(TrueOfTheRecord):
    def test_bug_a_no_to_terms_was_told_as_a_no_to_the_offer(self):
        ours = ("us", "offer", "price: 190000, training: full, term_years: 3", 5, {})
        page = self.page("brief", deal(WE_OPEN, THEY_OPEN, ours, ("them", "refuse", "training: full, term_years: 3", 6, {})))
        self.assertIn("they said no to training full; contract term 3 years on 6 November 2026", page)
        self.assertIn("Brevik Foods said no to training full; contract term 3 years on 6 November 2026, and the record", page)
        self.assertNotIn("Brevik Foods said no on", page)
        self.assertNotIn("said no to it", page)
        whole = self.page("brief", deal(WE_OPEN, THEY_OPEN, ours, ("them", "refuse", "", 6, {})))
        self.assertIn("they said no to it on 6 November 2026", whole)
        self.assertIn("Brevik Foods said no on 6 November 2026", whole)

    def test_bug_our_no_to_a_term_of_theirs_was_told_as_a_no_to_all_of_it(self):
        page = self.page("brief", deal(WE_OPEN, THEY_OPEN, ("us", "refuse", "payment_days: 60", 5, {})))
        self.assertIn("we said no to payment terms 60 days on 5 November 2026", page)
        self.assertNotIn("said no to it", page)


class GivenAndGot(TrueOfTheRecord):
    LOST = ("us", "outcome", "", 9, {"outcome": "lost"})
    WON = ("us", "outcome", "", 9, {"outcome": "won"})
    MOVE = ("us", "offer", "price: 185000", 5, {})

    def row(self, *events):
        page = self.page("debrief", deal(WE_OPEN, *events))
        start = page.index("Gave and got")
        return page[start:page.index("DEBRIEF", start)]

    def test_bug_a_give_that_nothing_came_back_for_was_pending_after_the_end(self):
        self.assertIn("gave EUR 32,250, got EUR 0; gives without a return: 1", self.row(THEY_OPEN, self.MOVE, self.LOST))

    def test_bug_a_give_with_a_reason_was_none_without_a_return(self):
        moved = ("us", "offer", "price: 185000", 5, {"reason": "good will"})
        row = self.row(THEY_OPEN, moved, ("us", "offer", "price: 184000", 6, {}), self.LOST)
        self.assertIn("gives without a return: 2; of these with a reason: 1", row)

    def test_bug_what_came_back_in_words_or_as_a_first_offer_was_told_neither_as_got_nor_as_missing(self):
        words = ("them", "statement", "price: 170000", 6, {"statement": "position"})
        for events in ((THEY_OPEN, self.MOVE, words), (("us", "offer", "price: 185000", 3, {}), THEY_OPEN)):
            row = self.row(*events, self.LOST)
            self.assertIn("got EUR 0; gives without a return: 0; answered by a first offer or in words and no further: 1", row)

    def test_bug_what_we_gave_by_accepting_was_not_in_the_debrief(self):
        theirs = ("them", "offer", "price: 165000, training: full, payment_days: 60", 4, {})
        row = self.row(theirs, ("us", "accept", "", 5, {}), self.WON)
        self.assertIn("gave EUR 152,800, got EUR 0; gives without a return: 0; by accepting alone EUR 152,800", row)


class IssuesAsTheyStand(TrueOfTheRecord):
    def test_bug_what_is_given_already_was_to_be_given_for_a_return(self):
        given = "and given in what we offer: name it when a return is asked for"
        asked = "and asked for in what we offer: let it go only for a return"
        # The opening of the plan has it already; before it moves it is to be given.
        self.assertIn(given, self.page("plan", DEAL.replace("record:\n", "")))
        page = self.page("plan", deal(WE_OPEN, THEY_OPEN))
        self.assertIn("Training: EUR 9,000 to us, EUR 20,000 to them. Give it by name, for a return.", page)
        self.assertIn("Case study: EUR 20,000 to us, EUR 6,000 to them. Ask for it as the return", page)
        page = self.page("plan", deal(WE_OPEN, THEY_OPEN, ("us", "offer", "training: full, case_study: short film", 5, {})))
        self.assertIn(given, page)
        self.assertIn(asked, page)
        self.assertNotIn("Give it by name", page)
        self.assertNotIn("Ask for it as the return", page)


class OneVoiceForAYes(TrueOfTheRecord):
    ENOUGH = ("them", "offer", "price: 191000, payment_days: 14, term_years: 4", 6, {})

    def test_bug_the_issues_were_traded_beside_a_yes(self):
        page = self.page("plan", deal(WE_OPEN, THEY_OPEN, self.ENOUGH))
        issues = page[page.index("ISSUES"):page.index("ALTERNATIVES")]
        for words in ("for a return", "Ask for it", "let it go only", "Use it in place"):
            self.assertNotIn(words, issues)

    def test_bug_a_yes_without_a_last_request_stood_beside_a_new_offer_of_ours(self):
        word = ("us", "statement", "price: 188000", 5, {"statement": "position", "who": "Mira Holt"})
        page = self.page("advise", deal(WE_OPEN, THEY_OPEN, word, self.ENOUGH))
        self.assertIn("without a last request", page)
        self.assertNotIn("If it was tied to something", page)
        self.assertIn("If it was tied to something", self.page("advise", deal(WE_OPEN, THEY_OPEN, word)))

    def test_bug_a_yes_stood_beside_the_advice_to_renew_our_offer(self):
        lapsing = ("us", "offer", "price: 194000", 5, {"until": "2026-11-06"})
        page = self.page("advise", deal(WE_OPEN, THEY_OPEN, lapsing, self.ENOUGH))
        self.assertIn("without a last request", page)
        self.assertNotIn("has lapsed", page)
        self.assertIn("has lapsed", self.page("advise", deal(WE_OPEN, THEY_OPEN, lapsing)))


class SmallTrades(TrueOfTheRecord):
    def test_bug_a_trade_that_brings_a_side_next_to_nothing_was_read_out(self):
        start, end = DEAL.index("  term_years:"), DEAL.index("must:")
        issues = """\
  reports: {us: {none: 0, monthly: %d}, them: {none: 0, monthly: -100}}
  support: {us: {usual: 0, longer: -900}, them: {usual: 0, longer: 3000}}
"""

        def trades(worth):
            text = DEAL[:start] + issues % worth + DEAL[end:].replace("must: {payment_days: {at_most: 60}}\n", "")
            text += "  - {at: 2026-11-02, by: us, event: offer, package: {price: 195000, support: usual, reports: none}}\n"
            return [t["get"] for t in self.data("plan", text)["trades"]["trades"]]
        self.assertNotIn("reports", trades(1000))
        self.assertIn("reports", trades(12000))


class RivalsShownLater(TrueOfTheRecord):
    def rival(self, price, day, evidence=True):
        shown = {"evidence": "their letter"} if evidence else {}
        return ("them", "competitor", "", day, {"competitor": "Tarn", "price": price, **shown})

    def test_bug_an_offer_of_theirs_was_read_as_made_beside_a_rival_that_was_shown_after_it(self):
        after = self.taken(WE_OPEN, THEY_OPEN, self.rival(150000, 5))
        before = self.taken(WE_OPEN, self.rival(150000, 3), THEY_OPEN)
        without = self.taken(WE_OPEN, THEY_OPEN)
        self.assertLess(after[1], before[1] * 0.7)
        self.assertLess(before[1], without[1])

    def test_an_offer_that_they_make_again_beside_a_rival_counts_as_made_beside_it(self):
        once = self.taken(WE_OPEN, THEY_OPEN, self.rival(150000, 5))
        again = self.taken(WE_OPEN, THEY_OPEN, self.rival(150000, 5), ("them", "offer", "price: 165000", 6, {}))
        self.assertGreater(again[1], once[1])


if __name__ == "__main__":
    main()
