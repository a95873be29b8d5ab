#!/usr/bin/env python3
"""Offers that have lapsed, first offers below our walk-away, and their days: each page in one voice."""
import os
import sys

sys.path.insert(0, os.path.dirname(__file__))
from support import Case, main, run

JOINERY = """\
name: Workshop relaunch
account: Fennimore Joinery
currency: EUR
date: 2026-10-05
close_by: 2026-11-27
facts: {value: 23400, complexity: simple, procurement: none, buyer_focus: price, decision_culture: top_down,
        horizon: one_time, competition: sole_source}
value: {list_price: 23400, target_price: 21150, floor_price: 17800, cost_to_serve: 11900}
issues:
  price: {from: 17000, to: 23400, step: 200}
  payment_days: [14, 30, 60]
  scope: {us: {full: 0, without_website: 2600}, them: {full: 0, without_website: -3900}}
people:
  ours: [{name: Jonas Brandt, role: lead}, {name: Karin Brandt, role: approver, title: Managing Director}]
  theirs: [{name: Mats Fennimore, title: Owner, authority: decides}]
"""


def at(day, by, rest):
    return f"  - {{at: 2026-10-{day}, by: {by}, {rest}}}\n"


def offer(day, by, price, more=""):
    return at(day, by, f"event: offer, package: {{price: {price}, payment_days: 14, scope: full}}{more}")


def price(day, by, number):
    return at(day, by, f"event: offer, package: {{price: {number}}}")


def says(day, by, statement, more=""):
    return at(day, by, f"event: statement, statement: {statement}{more}")


ULTIMATUM = says(14, "them", "ultimatum", ", package: {price: 18600}, until: 2026-10-23")


class Talks(Case):
    def page(self, name, record, *options, before=""):
        return self.page_of(JOINERY + before + "record:\n" + record, name, *options)


class Lapsed(Talks):
    TALKS = offer("06", "us", 22100, ", until: 2026-10-16") + at(19, "them", "event: signal, signal: engaging")

    def test_bug_an_offer_that_had_lapsed_was_said_to_stand(self):
        page = self.page("advise", self.TALKS)
        self.assertIn("has lapsed", page)
        self.assertIn("has not answered our last word", page)
        self.assertNotIn("our EUR 22,100 stands", page)

    def test_bug_the_plan_had_a_lapsed_offer_on_the_table(self):
        page = self.page("plan", self.TALKS)
        self.assertIn("Offered, and lapsed: EUR 22,100 a year.", page)
        self.assertIn("EUR 22,100 stood until 16 October 2026 and has lapsed.", page)
        self.assertIn("0 lapsed 22,100", page)
        for words in ("On the table: EUR", "is with Fennimore", "0 on the table", "Stand here until", "has an offer of ours"):
            self.assertNotIn(words, page)

    def test_before_its_last_day_it_is_on_the_table(self):
        page = self.page("plan", self.TALKS.replace("2026-10-16", "2026-10-19"))
        self.assertIn("On the table: EUR 22,100 a year.", page)
        self.assertIn("EUR 22,100 is with Fennimore Joinery", page)

    def test_bug_their_last_word_counted_as_silence(self):
        page = self.page("advise", offer("06", "us", 22100) + says(27, "them", "interest"))
        self.assertIn("has not answered our last word for 15 working days (+1)", page)
        self.assertNotIn("has been silent", page)


class TooLow(Talks):
    OPENED = offer("06", "us", 23400) + price("07", "them", 17000)

    def test_bug_a_first_offer_below_our_walk_away_was_answered_with_a_lower_price_of_ours(self):
        page = self.page("advise", self.OPENED)
        self.assertIn("That is no number to bargain from", page)
        self.assertIn("Next move: ask.", page)
        self.assertIn("it cannot be done on EUR 17,000: our EUR 23,400 stands", page)
        self.assertNotIn("As a single offer", page)

    def test_where_we_have_named_none_our_opening_is_the_answer(self):
        page = self.page("advise", price("07", "them", 17000))
        self.assertIn("Next move: offer.", page)

    def test_once_they_have_moved_the_next_step_is_ours(self):
        page = self.page("advise", self.OPENED + price("09", "us", 23300) + price(12, "them", 18000))
        self.assertNotIn("opened below our walk-away and not moved", page)

    def test_bug_a_single_offer_left_out_what_is_asked_for_it(self):
        page = self.page("advise", offer("06", "us", 22100) + price("07", "them", 18400) + price("08", "us", 21500)
                         + price(12, "them", 19000))
        self.assertIn("As a single offer: EUR 21,230, and for it we ask: you "
                      "settle the remaining points as they stand.", page)

    def test_bug_an_owner_who_decides_alone_was_asked_to_bring_whoever_signs(self):
        record = offer("06", "us", 22100) + price("07", "them", 18400)
        for deal, asked in ((JOINERY, False), (JOINERY.replace("authority: decides}", "authority: influences}"), True)):
            self.assertEqual(asked, "whoever signs" in self.page_of(deal + "record:\n" + record, "plan"), deal[-90:])

    def test_bug_payment_in_advance_was_asked_beside_days_to_pay(self):
        record = "record:\n" + offer("06", "us", 22100) + price("07", "them", 18400)
        for deal, asked in ((JOINERY, False), (JOINERY.replace("  payment_days: [14, 30, 60]\n", ""), True)):
            page = self.page_of(deal + (record if not asked else record.replace(", payment_days: 14", "")), "plan")
            self.assertEqual(asked, "you pay in advance" in page)


class Days(Talks):
    MOVED = offer("06", "us", 23400) + price("07", "them", 18000) + price("08", "us", 22700)
    WORSE = says("09", "them", "demand", ", package: {payment_days: 60}")

    def test_bug_a_better_price_in_an_ultimatum_was_no_move_of_theirs(self):
        page = self.page("advise", self.MOVED + self.WORSE + ULTIMATUM)
        self.assertNotIn("you are still at EUR 18,000", page)
        self.assertNotIn("has not moved since", page)
        self.assertIn("They moved price from EUR 18,000 to EUR 18,600, in words", self.page("brief", self.MOVED + ULTIMATUM))

    def test_an_offer_after_the_word_counts_and_the_word_no_more(self):
        page = self.page("brief", self.MOVED + ULTIMATUM + price(15, "them", 18200))
        self.assertIn("They moved price from EUR 18,000 to EUR 18,200 ", page)

    def test_bug_we_asked_again_what_they_had_told_us_of_their_ultimatum(self):
        asked = offer("06", "us", 22100) + ULTIMATUM + says(15, "us", "question")
        self.assertIn("our question waits for an answer", self.page("advise", asked))
        told = self.page("advise", asked + says(16, "them", "interest", ", answers: 3"))
        self.assertIn("and has told us what is behind it", told)
        for page in (told, self.page("advise", asked)):
            self.assertNotIn("ask what happens on that day", page)

    def test_bug_what_we_had_put_since_was_held_against_an_ultimatum_where_we_had_put_nothing(self):
        alone = offer("06", "us", 23400) + ULTIMATUM + says(15, "them", "demand", ", package: {scope: without_website}")
        page = self.page("advise", alone)
        self.assertIn("We have not answered it. → Do not answer it on the spot.", page)
        self.assertNotIn("What we have put since", page)

    def test_bug_more_was_asked_while_they_owed_an_answer(self):
        page = self.page("advise", self.MOVED + at(12, "them", "event: refuse, package: {price: 22700}")
                         + says(14, "them", "ultimatum", ", package: {price: 18000}, until: 2026-10-23")
                         + says(15, "us", "question"))
        self.assertIn("Next move: hold.", page)

    def test_bug_an_offer_was_advised_beside_a_promise_of_theirs_that_was_overdue(self):
        page = self.page("advise", offer("06", "us", 22100) + price("07", "them", 18400)
                         + says("08", "them", "promise", ", until: 2026-10-13, note: the plans of the hall")
                         + price(16, "them", 19000))
        self.assertIn("Next move: ask.", page)
        self.assertIn("how far what it promised is", page)

    def test_bug_what_they_had_asked_for_since_was_still_said_not_to_work_for_them(self):
        refused = offer("06", "us", 22100) + at(12, "them", "event: refuse, package: {payment_days: 14}")
        self.assertIn("The no of Fennimore Joinery was to", self.page("advise", refused))
        page = self.page("advise", refused + says(14, "them", "demand", ", package: {payment_days: 14}"))
        self.assertNotIn("The no of Fennimore Joinery was to", page)

    def test_bug_what_had_met_their_ultimatum_was_told_nowhere_once_its_day_had_passed(self):
        record = (offer("06", "us", 22100) + ULTIMATUM.replace("18600", "21500") + price(16, "us", 21500)
                  + at(27, "us", "event: note, note: no word"))
        page = self.page("advise", record)
        self.assertIn("Fennimore Joinery has from us what it demanded until 23 October 2026. Ask for its yes", page)
        self.assertNotIn("You have from us what", self.page("advise", record + price(28, "us", 21600)))

    def test_bug_a_past_day_of_our_own_was_to_be_asked_of_the_buyer(self):
        ours = ("deadlines: [{date: 2026-09-30, what: our quarter end, owner: ours, kind: quarter_end,"
                " evidence: fiscal calendar}]\n")
        page = self.page("plan", offer("06", "us", 22100), before=ours)
        self.assertIn("It was a day of our own", page)
        self.assertNotIn("what came of it", page)

    def test_bug_a_correction_of_an_older_event_printed_the_advice_of_its_day(self):
        record = offer("06", "us", 22100) + price("08", "them", 18400) + price(12, "us", 21400)
        path = self.write("deal.yaml", JOINERY + "record:\n" + record)
        logged = self.expect(run("log", path, "them", "offer", "price=18900", "--correct", "2", "--at", "2026-10-08"), 0)
        self.assertIn("Planned from  12 October 2026", logged.out)


if __name__ == "__main__":
    main()
