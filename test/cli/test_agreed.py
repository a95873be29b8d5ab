#!/usr/bin/env python3
"""What the pages say was agreed, and by whom, after counters that name a price alone."""
import json
import os
import sys

sys.path.insert(0, os.path.dirname(__file__))
from support import Case, main, run

TIEL = """name: Payroll service renewal
account: Tiel Clinics
currency: EUR
date: 2026-11-20
close_by: 2027-01-15
value: {list_price: 90000, target_price: 82000, floor_price: 72000, cost_to_serve: 35000}
issues:
  price: {from: 72000, to: 90000, step: 1000}
  term_years: [1, 2, 3]
  escalator: [0, 0.02, 0.04]
  payment_days: [14, 30, 45]
  scope: {us: {head_office: 0, with_sites: -8000}, them: {head_office: 0, with_sites: [10000, 16000, 22000]}}
  reference_calls: {us: {none: 0, two: 6000}, them: {none: 0, two: -1500}}
people:
  ours: [{name: Jo Brand, role: lead}]
  theirs: [{name: A. Smit, title: CFO, authority: decides}]
record:
"""
OURS = "  - {at: 2026-11-%02d, by: us, who: Jo Brand, event: %s}\n"
THEIRS = "  - {at: 2026-11-%02d, by: them, who: A. Smit, event: %s}\n"


def told(*arguments):
    return " ".join(run(*arguments).out.split())


class Agreed(Case):
    def deal(self, *events):
        return self.write("deal.yaml", TIEL + "".join(
            (OURS if side == "us" else THEIRS) % (3 + day, what) for day, (side, what) in enumerate(events)))


class Named(Agreed):
    ASKED = (("us", "offer, package: {price: 86000, payment_days: 30, scope: with_sites, term_years: 3, "
              "reference_calls: two}"),
             ("them", "offer, package: {price: 79000}"),
             ("us", "offer, package: {price: 84000, payment_days: 14}"),
             ("them", "offer, package: {price: 81000}"),
             ("us", "accept"))

    def test_what_we_asked_and_they_passed_over_is_agreed_by_nobody(self):
        deal = self.deal(*self.ASKED)
        unnamed = "contract term 1 year; price escalator none; reference calls none"
        page = told("debrief", deal)
        self.assertIn("Agreed price EUR 81,000; payment terms 14 days; scope with sites Named by nobody " + unnamed, page)
        self.assertIn(f"Named by neither side: {unnamed}.", told("advise", deal))
        self.assertIn(f"Named by nobody {unnamed} ", told("brief", deal))
        self.assertIn("They offer price EUR 81,000; payment terms 14 days; scope with sites Named", told("brief", deal))

    def test_what_they_ask_after_the_agreement_is_no_part_of_it(self):
        deal = self.deal(("us", "offer, package: {price: 84000, payment_days: 30}"), ("them", "accept"),
                         ("them", "statement, statement: demand, package: {scope: with_sites}"),
                         ("them", "offer, package: {price: 82000, scope: with_sites}"),
                         ("us", "refuse, answers: 4"))
        page = told("debrief", deal)
        self.assertIn("Agreed price EUR 84,000; payment terms 30 days Named by nobody contract term 1 year; price "
                      "escalator none; scope head office; reference calls none;", page)

    def test_what_is_confirmed_after_the_agreement_is_named(self):
        deal = self.deal(*self.ASKED, ("them", "statement, statement: position, package: {term_years: 1}"))
        page = told("debrief", deal)
        self.assertIn("Agreed price EUR 81,000; contract term 1 year; payment terms 14 days; scope with sites Named by "
                      "nobody price escalator none; reference calls none;", page)

    def test_a_gift_that_their_offer_keeps_is_named_and_shown(self):
        first = (("us", "offer, package: {price: 86000, payment_days: 30, scope: with_sites}"),
                 ("them", "offer, package: {price: 80000, term_years: 3}"))
        self.assertIn("They offer price EUR 80,000; contract term 3 years; keeping what we had given: payment terms 30 "
                      "days; scope with sites", told("brief", self.deal(*first)))
        taken = self.deal(*first, ("us", "offer, package: {price: 84000, payment_days: 14}"), ("us", "accept"))
        page = told("brief", taken)
        self.assertIn("They offer price EUR 80,000; contract term 3 years; payment terms 30 days; scope with sites Named "
                      "by nobody price escalator none; reference calls none", page)


class Moved(Agreed):
    def test_what_we_take_back_ourselves_is_not_what_came_back(self):
        deal = self.deal(*Named.ASKED)
        page = told("debrief", deal)
        self.assertIn("We took back payment terms 30 days", page)
        self.assertIn("We took back ourselves what we had opened with: payment terms 30 days.", page)
        self.assertNotIn("what came back", page)
        self.assertNotIn("Our way", page)
        made = json.loads(run("debrief", deal, "--format", "json").out)
        self.assertEqual([], made["gets"])
        self.assertEqual(1, len(made["taken_back"]))

    def test_what_they_do_not_want_is_not_what_came_back(self):
        deal = self.deal(("us", "offer, package: {price: 86000, scope: with_sites, payment_days: 45}"),
                         ("them", "offer, package: {price: 80000}"),
                         ("them", "refuse, package: {scope: with_sites}"), ("us", "accept, package: {price: 80000}"))
        page = told("debrief", deal)
        self.assertIn("Not wanted by them scope with sites", page)
        self.assertIn("Tiel Clinics did not want what we had opened with: scope with sites.", page)
        self.assertNotIn("what came back", page)

    def test_what_they_offered_first_is_our_way_and_did_not_come_back(self):
        deal = self.deal(("us", "offer, package: {price: 86000, payment_days: 45}"),
                         ("them", "offer, package: {price: 80000, payment_days: 14}"), ("us", "accept"))
        page = told("debrief", deal)
        self.assertIn("Our way payment terms 14 days", page)
        self.assertNotIn("what came back", page)

    def test_we_moved_what_we_accepted_and_not_what_we_took_back_and_gave_again(self):
        deal = self.deal(("us", "offer, package: {price: 86000, payment_days: 30}"),
                         ("them", "offer, package: {price: 80000, term_years: 3}"),
                         ("us", "offer, package: {price: 84000, payment_days: 14}"), ("us", "accept"))
        self.assertIn("We moved price from EUR 86,000 to EUR 80,000; contract term They moved", told("brief", deal))

    def test_who_goes_back_on_what_he_accepted_went_back(self):
        deal = self.deal(("us", "offer, package: {price: 84000, payment_days: 30}"), ("them", "accept"),
                         ("them", "offer, package: {price: 82000, scope: with_sites}"))
        self.assertIn("They went back price from EUR 84,000 to EUR 82,000; scope", told("brief", deal))
        self.assertIn("accepted: price", told("ledger", deal))

    def test_what_an_offer_keeps_no_more_is_told_beside_what_it_moved(self):
        first = (("us", "offer, package: {price: 86000, scope: with_sites}"), ("them", "offer, package: {price: 79000}"))
        kept = "This offer keeps no more what we took back after the one before it: scope with sites."
        self.assertIn(kept, told("advise", self.deal(
            *first, ("us", "offer, package: {price: 84000, scope: head_office}"), ("them", "offer, package: {price: 80000}"))))
        self.assertNotIn("keeps no more", told("advise", self.deal(*first, ("them", "offer, package: {price: 80000}"))))


class Held(Agreed):
    def test_what_our_own_house_refused_is_not_signed_first(self):
        text = TIEL.replace("role: lead}]", "role: lead}, {name: Kim Oster, role: approver, title: Sales Director}]")
        events = (OURS % (4, "offer, package: {price: 76000}") + THEIRS % (5, "accept") +
                  "  - {at: 2026-11-06, by: us, who: Kim Oster, event: approval, action: refuse, package: {price: 76000}, "
                  "reason: too low}\n")
        page = told("debrief", self.write("deal.yaml", text + events))
        self.assertIn("Tiel Clinics and we have agreed what Kim Oster refused on 6 November 2026 (“too low”): nothing is "
                      "signed and no outcome logged before that is settled in our own house.", page)
        self.assertNotIn("log the outcome with its reason, so that", page)

    def test_what_was_agreed_since_takes_the_place_of_an_unapproved_word(self):
        text = TIEL.replace("role: lead}]", "role: lead}, {name: Kim Oster, role: approver, title: Sales Director}]")
        word = OURS % (4, "statement, statement: promise, package: {price: 76000}")
        before = self.write("before.yaml", text + OURS % (3, "offer, package: {price: 90000}") + word)
        self.assertIn("Ask for it now with the reason", told("advise", before))
        after = self.write("after.yaml", before.read_text() + THEIRS % (9, "offer, package: {price: 73000}") +
                           OURS % (10, "accept"))
        page = told("advise", after)
        self.assertIn("What was agreed since takes its place, so none is asked for it now.", page)
        self.assertIn("We took what Tiel Clinics had on the table (10 November 2026); it needed", page)


class SaidYes(Agreed):
    """An acceptance of what was not on the table counts as an offer, and no page says that they opened."""

    def test_a_yes_to_our_word_is_told_as_a_yes(self):
        page = told("advise", self.deal(
            ("us", "offer, package: {price: 88000}"), ("us", "statement, statement: position, package: {price: 80000}"),
            ("them", "accept, package: {price: 80000}")))
        self.assertIn("Tiel Clinics has said yes to price EUR 80,000.", page)
        self.assertNotIn("has opened with", page)
        self.assertNotIn("Why, the record does not say", page)

    def test_a_late_yes_is_no_opening(self):
        page = told("advise", self.deal(("us", "offer, package: {price: 84000}, until: 2026-11-03"), ("them", "accept")))
        self.assertIn("has said yes to price EUR 84,000", page)
        self.assertNotIn("has opened with", page)


class Rises(Agreed):
    """A rise within the contract counts as one where the shortest contract, of a year, has no room for it."""

    OURS = ("us", "offer, package: {price: 87300, term_years: 3, escalator: 0.04}")
    THEIRS = ("them", "offer, package: {price: 80700, term_years: 3}")

    def test_bug_a_rise_that_we_asked_for_was_theirs_and_agreed(self):
        brief = told("brief", self.deal(self.OURS, self.THEIRS))
        self.assertIn("They offer price EUR 80,700; contract term 3 years We moved", brief)
        page = told("advise", self.deal(self.OURS, self.THEIRS, ("us", "accept")))
        self.assertIn("Named by neither side: ", page)
        self.assertNotIn("keeping what we had given", page)
        self.assertIn("price escalator from 4 % a year to none", told("ledger", self.deal(
            self.OURS, self.THEIRS, ("us", "accept"))))

    def test_bug_a_rise_that_they_had_refused_came_back(self):
        for words in ("refuse, package: {escalator: 0.04}",
                      "statement, statement: demand, package: {escalator: 0}"):
            with self.subTest(words=words):
                record = (self.OURS, self.THEIRS, ("them", words))
                offer = r"Here is what we can do: [^.]*4 % a year"
                self.assertNotRegex(told("packages", self.deal(*record)), offer)
                self.assertNotRegex(told("packages", self.deal(
                    *record, ("them", "offer, package: {price: 82600, escalator: 0.02}"))), offer)

    def test_bug_a_grant_covered_an_offer_without_the_rise_that_it_was_for(self):
        text = TIEL.replace("role: lead}]", "role: lead}, {name: Kim Oster, role: approver, title: Sales Manager}]")
        asked = "package: {price: 78300, escalator: 0.04}"
        record = (OURS % (3, "offer, package: {price: 87300, term_years: 3}") +
                  OURS % (4, "approval, action: request, " + asked) +
                  "  - {at: 2026-11-05, by: us, who: Kim Oster, event: approval, action: grant, " + asked + "}\n")
        granted = "Granted: price EUR 78,300; price escalator 4 % a year; not granted: price escalator none."
        offer = "offer, package: {price: 78300, escalator: %s}"
        without = self.write("without.yaml", text + record + OURS % (6, offer % "0"))
        self.assertIn(granted, told("advise", without))
        as_granted = self.write("with.yaml", text + record + OURS % (6, offer % "0.04"))
        self.assertNotIn("not granted", told("advise", as_granted))


if __name__ == "__main__":
    main()
