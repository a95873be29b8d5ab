#!/usr/bin/env python3
"""What is offered, accepted, refused and agreed, as it is logged and told."""
import json
import os
import sys

sys.path.insert(0, os.path.dirname(__file__))
from recorded import DAY, DEAL, Logging
from support import ROOT, main, run


class Accepting(Logging):
    """An acceptance takes what the other side has on the table, and nothing else."""

    def agreed(self, path):
        return run("packages", path, *DAY)

    def test_an_acceptance_of_what_is_offered_is_agreement(self):
        path = self.deal()
        self.log(path, "them", "offer", "price=190k", "payment_days=90", "-q", *DAY)
        self.log(path, "us", "accept", "price=190k", "-q", *DAY)
        page = self.agreed(path)
        self.assertEqual("", page.err)
        self.assertIn("Agreed: price USD 190,000", page.out)

    def test_what_neither_side_has_named_is_not_agreed(self):
        path = self.deal(DEAL.replace("people:", "  escalator: [0.03, 0]\npeople:"))
        self.log(path, "them", "offer", "price=190k", "payment_days=90", "-q", *DAY)
        self.log(path, "us", "accept", "-q", *DAY)
        page = " ".join(self.agreed(path).out.split())
        agreed, _, unnamed = page.partition("Named by neither side: ")
        self.assertIn("Agreed: price USD 190,000; contract term 1 year; payment terms 90 days.", agreed)
        self.assertTrue(unnamed.startswith("price escalator 3 % a year; counted at standard."), unnamed[:80])
        named = json.loads(run("packages", path, *DAY, "--format", "json").out)["named_by"]
        self.assertEqual((["us", "them"], ["us"], []), (named["payment_days"], named["term_years"], named["escalator"]))
        self.assertIn("Named by nobody", run("brief", path, *DAY).out)

    def test_one_that_names_something_else_is_refused(self):
        path = self.deal()
        self.log(path, "them", "offer", "price=190k", "payment_days=90", "-q", *DAY)
        before = path.read_bytes()
        for words, problem in (
                (("price=191k",), "it names price 191000, and theirs is 190000; log it as an offer, or put the offer "
                                  "right first with --correct"),
                (("price=190k", "payment_days=45"), "it names payment_days 45, and theirs is 90"),
                (("term_years=3",), "it names term_years 3, and no offer of theirs names that")):
            self.expect(run("log", path, "us", "accept", *words, *DAY), 1, out="", err="the event: accept: " + problem)
            self.expect(run("log", path, "us", "accept", *words, "--dry-run", *DAY), 1, out="")
            self.assertEqual(before, path.read_bytes())

    def test_without_an_offer_there_is_nothing_to_accept(self):
        path = self.deal()
        before = path.read_bytes()
        self.expect(run("log", path, "us", "accept", *DAY), 1, out="",
                    err="accept: no offer of theirs is on the table; log that offer first")
        self.expect(run("log", path, "us", "accept", "price=190k", *DAY), 1, out="",
                    err="it names price 190000, and no offer of theirs is on the table")
        self.assertEqual(before, path.read_bytes())

    def test_such_a_record_is_read_with_a_warning_and_counts_as_an_offer(self):
        path = self.deal()
        self.log(path, "them", "offer", "price=190k", "-q", *DAY)
        line = "  - {at: 2026-11-24, by: us, event: accept, package: {price: 191000}}\n"
        path.write_text(path.read_text().replace("\n# Kept", line + "\n# Kept"))
        page = self.agreed(path)
        self.assertIn("warning: record[2]: is no acceptance: it names price 191000, and theirs is 190000; it counts as "
                      "an offer", page.err)
        self.assertNotIn("Agreed", page.out)
        ledger = json.loads(run("ledger", path, *DAY, "--format", "json").out)
        self.assertFalse(ledger["moves"][-1].get("accepts"))
        for command in (("advise",), ("plan", "--diff")):
            self.assertIn(": offer: price USD 191,000", " ".join(run(command[0], path, *command[1:], *DAY).out.split()))
        # Theirs is now to take it.
        self.log(path, "them", "accept", "price=191k", "-q", *DAY)
        self.assertIn("Agreed: price USD 191,000", self.agreed(path).out)

    def stored(self):
        """The same deal as a file, and in a store: what names it on the command line."""
        path = self.deal()
        store = f"sqlite:{self.folder}/acts.db"
        self.expect(run("deal", "add", path, "--name", "fern", "--store", store), 0)
        return ((path,), ("fern", "--store", store))

    def test_bug_what_was_refused_could_be_accepted(self):
        for deal in self.stored():
            with self.subTest(deal=deal[0]):
                self.log(*deal, "them", "offer", "price=190k", "payment_days=90", "-q", *DAY)
                self.log(*deal, "us", "refuse", "-q", *DAY)
                page = self.log(*deal, "us", "accept", *DAY)
                self.assertIn("warning: accept: theirs was refused with event 3 and does not stand any more; this counts "
                              "as a new offer of ours on their terms, for them to accept", page.err)
                words = " ".join(page.out.split())
                self.assertIn("us: offer: price USD 190,000; contract term 1 year; payment terms 90 days", words)
                self.assertIn("Next move: hold", words)
                self.assertNotIn("Agreed", run("packages", *deal, *DAY).out)
                page = self.log(*deal, "them", "accept", *DAY)
                self.assertNotIn("confirms", page.err)
                self.assertIn("Agreed: price USD 190,000", run("packages", *deal, *DAY).out)

    def test_bug_their_confirmation_was_read_as_our_older_price(self):
        for deal in self.stored():
            with self.subTest(deal=deal[0]):
                self.log(*deal, "them", "offer", "price=190k", "payment_days=90", "-q", *DAY)
                self.log(*deal, "us", "accept", "-q", *DAY)
                page = self.log(*deal, "them", "accept", *DAY)
                self.assertIn("warning: accept: confirms what was agreed with event 3, and takes no other offer",
                              page.err)
                self.assertIn("has confirmed what was agreed: USD 190,000", " ".join(page.out.split()))
                self.assertIn("Agreed: price USD 190,000", run("packages", *deal, *DAY).out)

    def test_bug_a_partly_named_acceptance_left_our_own_terms_in_the_brief(self):
        for deal in self.stored():
            with self.subTest(deal=deal[0]):
                self.log(*deal, "them", "offer", "price=190k", "payment_days=90", "term_years=3", "-q", *DAY)
                self.log(*deal, "us", "accept", "price=190k", "-q", *DAY)
                words = " ".join(run("brief", *deal, *DAY).out.split())
                for side in ("We", "They"):
                    self.assertIn(side + " offer price USD 190,000; contract term 3 years; payment terms 90 days", words)

    def test_an_offer_after_the_agreement_is_answered_with_a_question(self):
        for deal in self.stored():
            with self.subTest(deal=deal[0]):
                self.log(*deal, "them", "offer", "price=190k", "-q", *DAY)
                self.log(*deal, "us", "accept", "-q", *DAY)
                words = " ".join(self.log(*deal, "them", "offer", "price=185k", *DAY).out.split())
                self.assertIn("agreed on 24 November 2026, and reopened by Fern Logistics on 24 November 2026", words)
                self.assertIn("Next move: ask", words)
                self.assertIn("We agreed on USD 190,000", words)
                self.assertIn("agreement_reopened: raised by event 3", words)
                self.assertIn("Agreed: price USD 190,000", run("packages", *deal, *DAY).out)
                self.log(*deal, "us", "offer", "price=200k", "-q", *DAY)
                self.assertNotIn("Agreed", run("packages", *deal, *DAY).out)

    def test_bug_a_reopened_agreement_quoted_a_price_that_nobody_had_named(self):
        for deal in self.stored():
            with self.subTest(deal=deal[0]):
                self.log(*deal, "them", "accept", "-q", *DAY)
                page = " ".join(self.log(*deal, "them", "offer", "price=217k", *DAY).out.split())
                self.assertIn("This offer asks for something else (price USD 217,000)", page)
                self.assertIn("agreed on at USD 235,000: price USD 217,000.", page)

    def test_our_no_to_a_new_offer_holds_to_what_was_agreed(self):
        for deal in self.stored():
            with self.subTest(deal=deal[0]):
                self.log(*deal, "them", "offer", "price=190k", "-q", *DAY)
                self.log(*deal, "us", "accept", "-q", *DAY)
                self.log(*deal, "them", "offer", "price=185k", "-q", *DAY)
                page = self.log(*deal, "us", "refuse", *DAY)
                self.assertNotIn("ends what was agreed", page.err)
                self.assertIn("Next move: ask", page.out)
                self.assertIn("Ask Fern Logistics to confirm USD 190,000", " ".join(page.out.split()))
                page = self.log(*deal, "them", "refuse", *DAY)
                self.assertIn("warning: refuse: ends what was agreed with event 3", page.err)

    def test_bug_a_yes_to_what_we_had_turned_down_ended_what_was_agreed_without_a_word(self):
        for deal in self.stored():
            with self.subTest(deal=deal[0]):
                for words in (("them", "offer", "price=190k"), ("us", "accept"), ("them", "offer", "price=185k"),
                              ("us", "refuse")):
                    self.log(*deal, *words, "-q", *DAY)
                page = self.log(*deal, "us", "accept", "-q", *DAY)
                self.assertIn("warning: accept: ends what was agreed with event 3", page.err)

    def test_bug_their_no_to_what_was_agreed_took_their_newer_offer_along(self):
        for deal in self.stored():
            with self.subTest(deal=deal[0]):
                for words in (("us", "offer", "price=225k"), ("them", "accept"), ("them", "offer", "price=220k"),
                              ("them", "refuse")):
                    self.log(*deal, *words, "-q", *DAY)
                page = self.log(*deal, "us", "accept", "price=220k", "-q", *DAY)
                self.assertEqual("", page.err)
                self.assertIn("Agreed: price USD 220,000", run("packages", *deal, *DAY).out)

    def test_bug_a_refusal_of_what_is_not_on_the_table_refused_all_of_it_without_a_word(self):
        for deal in self.stored():
            with self.subTest(deal=deal[0]):
                self.assertIn("refuse: it names price 185000, and no offer of theirs is on the table; log that offer or demand "
                              "first, or refuse without terms", self.log(*deal, "us", "refuse", "price=185k", *DAY, code=1).err)
                self.log(*deal, "them", "offer", "price=190k", "-q", *DAY)
                page = self.log(*deal, "us", "refuse", "price=185k", *DAY, code=1)
                self.assertIn("refuse: it names price 185000, and theirs is 190000; name that or no terms, or put the offer "
                              "right first with --correct", page.err)
                self.assertIn("payment_days 90, and no offer of theirs names that; log what they asked for first",
                              self.log(*deal, "us", "refuse", "payment_days=90", *DAY, code=1).err)
                self.log(*deal, "them", "statement", "demand", "payment_days=90", "-q", *DAY)
                for term in ("payment_days=90", "price=190k"):
                    self.assertEqual("", self.log(*deal, "us", "refuse", term, "-q", *DAY).err)

    def test_bug_a_no_to_a_term_that_we_do_not_offer_took_our_offer_from_the_table(self):
        for deal in self.stored():
            with self.subTest(deal=deal[0]):
                page = self.log(*deal, "them", "refuse", "term_years=3", *DAY)
                self.assertNotRegex(page.out, "They take our offer +[<0-9 ]+ % +–")
                page = self.log(*deal, "them", "accept", *DAY)
                self.assertEqual("", page.err)
                self.assertIn("Next move: close", page.out)

    def test_bug_our_no_to_an_ultimatum_took_their_offer_from_the_table(self):
        for deal in self.stored():
            with self.subTest(deal=deal[0]):
                self.log(*deal, "them", "offer", "price=200k", "-q", *DAY)
                self.log(*deal, "them", "statement", "ultimatum", "price=204k", "-q", *DAY)
                page = self.log(*deal, "us", "refuse", "--dry-run", *DAY)
                self.assertIn("warning: refuse: refuses what they offer as well; if it is a no to their ultimatum alone, "
                              "log it once more with --answers 3 and --correct 4", page.err)
                self.assertEqual("", self.log(*deal, "us", "refuse", "--answers", "3", "-q", *DAY).err)
                page = self.log(*deal, "us", "accept", *DAY)
                self.assertIn("accept: needs the yes of the sales manager", page.err)
                self.assertNotIn("is no acceptance", page.err)
                self.assertIn("Agreed: price USD 200,000", run("packages", *deal, *DAY).out)

    def test_bug_a_yes_to_one_term_closed_the_deal_without_a_word(self):
        for deal in self.stored():
            with self.subTest(deal=deal[0]):
                self.log(*deal, "them", "offer", "price=190k", "payment_days=90", "-q", *DAY)
                page = self.log(*deal, "them", "accept", "term_years=1", "--dry-run", *DAY)
                self.assertIn("warning: accept: takes the whole offer, price 235000 with it, where they have named 190000; "
                              "if the yes is to term_years=1 alone, 'dealwright undo' takes it back, and 'them offer "
                              "term_years=1' logs that", page.err)
                page = self.log(*deal, "them", "accept", "price=235k", "payment_days=30", *DAY)
                self.assertEqual("", page.err)

    def test_a_yes_to_a_term_of_who_has_named_no_price_is_doubted(self):
        path = self.deal()
        page = self.log(path, "them", "accept", "term_years=1", "--dry-run", *DAY)
        self.assertIn("warning: accept: takes the whole offer, price 235000 with it, of which they have named nothing; "
                      "if the yes is to term_years=1 alone", page.err)
        for words in ((), ("price=235k",)):
            self.assertEqual("", self.log(path, "them", "accept", *words, "--dry-run", *DAY).err)

    def test_a_refusal_of_what_is_not_on_the_table_is_told_of_a_file(self):
        path = self.deal()
        lines = ("  - {at: 2026-11-20, by: them, event: offer, package: {price: 190000}}\n"
                 "  - {at: 2026-11-21, by: us, event: refuse, package: {price: 185000}}\n")
        path.write_text(path.read_text().replace("\n# Kept", lines + "\n# Kept"))
        page = self.expect(run("advise", path, *DAY), 0)
        self.assertIn("refuses what is not on the table: it names price 185000, and theirs is 190000; it counts as a refusal "
                      "of that and of all that is", page.err)

    def test_what_is_better_than_what_was_agreed_is_to_be_taken_in_writing(self):
        for deal in self.stored():
            with self.subTest(deal=deal[0]):
                for words in (("them", "offer", "price=190k"), ("us", "accept")):
                    self.log(*deal, *words, "-q", *DAY)
                page = " ".join(self.log(*deal, "them", "offer", "price=193.5k", *DAY).out.split())
                self.assertIn("it is no worse for us, and what was agreed stands until we take it", page)
                self.assertIn("Next move: accept", page)
                self.assertIn("in writing and as it stands: it takes the place of USD 190,000", page)
                self.assertIn("Have the yes of the sales manager first", page)
                self.assertNotIn("hold", page.split("Next move: accept")[1].split("•")[0])
                self.assertIn("; Fern Logistics has offered as much or more on 24 November 2026",
                              " ".join(run("brief", *deal, *DAY).out.split()))
                self.log(*deal, "us", "accept", "-q", *DAY)
                self.assertIn("Agreed: price USD 193,500", run("packages", *deal, *DAY).out)

    def test_bug_a_counter_within_a_hair_of_our_offer_was_argued_about(self):
        for deal in self.stored():
            with self.subTest(deal=deal[0]):
                self.log(*deal, "us", "offer", "price=238k", "-q", *DAY)
                page = " ".join(self.log(*deal, "them", "offer", "price=237900", *DAY).out.split())
                self.assertIn("nothing is left to argue about", page)
                self.assertIn("Next move: accept", page)

    def test_bug_what_we_took_back_was_said_to_be_with_them(self):
        for deal in self.stored():
            with self.subTest(deal=deal[0]):
                self.log(*deal, "them", "offer", "price=190k", "-q", *DAY)
                self.log(*deal, "us", "accept", "-q", *DAY)
                page = self.log(*deal, "us", "refuse", "--reason", "finance said no", *DAY)
                self.assertIn("warning: refuse: ends what was agreed with event 3", page.err)
                self.assertNotIn("is with Fern Logistics", " ".join(page.out.split()))
                self.assertIn("ours was refused with event 4", self.log(*deal, "them", "accept", "-q", *DAY).err)

    def test_bug_an_offer_that_they_took_back_was_advised_to_be_accepted(self):
        for deal in self.stored():
            with self.subTest(deal=deal[0]):
                self.log(*deal, "us", "offer", "price=225k", "-q", *DAY)
                self.log(*deal, "them", "accept", "-q", *DAY)
                page = self.log(*deal, "them", "refuse", "--reason", "the board said no", *DAY)
                self.assertIn("Next move: ask", page.out)
                self.assertIn("refused with event 4 and does not stand any more",
                              self.log(*deal, "us", "accept", "-q", *DAY).err)

    def test_bug_an_offer_that_had_run_out_was_accepted_without_a_word(self):
        for deal in self.stored():
            with self.subTest(deal=deal[0]):
                self.log(*deal, "them", "offer", "price=220k", "--until", "2026-11-20", "--at", "2026-11-18", "-q", *DAY)
                self.assertIn("warning: accept: theirs stood until 2026-11-20 and does not any more; this counts as a new "
                              "offer of ours", self.log(*deal, "us", "accept", "-q", *DAY).err)
                self.assertNotIn("Agreed", run("packages", *deal, *DAY).out)

    def test_what_has_ended_says_so_and_advises_nothing(self):
        for deal in self.stored():
            with self.subTest(deal=deal[0]):
                self.log(*deal, "them", "offer", "price=150k", "-q", *DAY)
                self.assertIn("ESCALATION", run("brief", *deal, *DAY).out)
                self.log(*deal, "us", "outcome", "withdrawn", "--reason", "too low", "-q", *DAY)
                for command in ("brief", "plan", "packages", "advise", "debrief"):
                    page = " ".join(run(command, *deal, *DAY).out.split())
                    self.assertIn("State ended on 24 November 2026: we withdrew", page, command)
                    self.assertFalse("ESCALATION" in page or "NEXT OFFER" in page or "CONCESSION LADDER" in page, command)
                page = json.loads(run("brief", *deal, *DAY, "--format", "json").out)
                self.assertEqual("ended on 24 November 2026: we withdrew", page["state"])
                self.assertIsNone(page["escalation"])

    def test_bug_the_next_offer_asked_for_what_they_had_offered(self):
        deal = (ROOT / "examples/northwind.yaml").read_text().split("\nrecord:")[0]
        for words, asked in (((), True), (("term_years=3",), False)):
            path = self.write("northwind.yaml", deal + "\n")
            self.log(path, "us", "offer", "price=235k", "payment_days=30", "--date", "2026-11-11", "-q")
            page = self.log(path, "them", "offer", "price=190k", "payment_days=90", *words, "--date", "2026-11-12").out
            self.assertIn("Next move: offer", page)
            self.assertEqual(asked, "you commit to 3 years" in " ".join(page.split()), words)

    def test_a_corrected_offer_takes_the_agreement_away(self):
        path = self.deal()
        self.log(path, "them", "offer", "price=190k", "-q", *DAY)
        self.log(path, "us", "accept", "price=190k", "-q", *DAY)
        self.assertIn("Agreed", self.agreed(path).out)
        self.log(path, "them", "offer", "price=185k", "--correct", "2", "-q", *DAY)
        page = self.agreed(path)
        self.assertNotIn("Agreed", page.out)
        self.assertIn("record[2]: is no acceptance: it names price 190000, and theirs is 185000", page.err)


class PastAgreements(Logging):
    """What was agreed and has ended is nobody's offer any more, and every page says so."""

    AGREED = (("them", "offer", "price=195k", "payment_days=60"), ("us", "offer", "price=220k"))

    def ended(self, accepts, refuses, *more):
        path = self.deal()
        for words in (*self.AGREED, (accepts, "accept"), (refuses, "refuse", "--reason", "the board said no"), *more):
            self.log(path, *words, "-q", *DAY)
        return path

    def words(self, *words):
        return " ".join(run(*words, *DAY).out.split())

    def test_neither_side_offers_what_was_agreed_and_ended(self):
        for accepts, price in (("us", "195,000"), ("them", "220,000")):
            for refuses, who in (("us", "us"), ("them", "Fern Logistics")):
                with self.subTest(accepts=accepts, refuses=refuses):
                    path = self.ended(accepts, refuses)
                    state = f"State agreed on 24 November 2026, ended by {who} on 24 November 2026"
                    brief = self.words("brief", path)
                    self.assertIn(state, brief)
                    self.assertIn(f"Was agreed price USD {price}; contract term 1 year", brief)
                    self.assertNotRegex(brief, "We offer|They offer|we said no to it|said no on")
                    advice = self.words("advise", path)
                    self.assertIn(state, advice)
                    self.assertIn(f"Neither side has anything on the table: USD {price} and the terms with it had been agreed on "
                                  "24 November 2026, and that ended on 24 November 2026.", advice)
                    plan = self.words("plan", path)
                    self.assertIn(state, plan)
                    self.assertIn(f"Nothing of ours is on the table: USD {price} and the terms with it were agreed", plan)
                    self.assertNotRegex(advice + plan + brief, "On the table: USD|We stand at USD|the price stays at USD|"
                                        "is with Fern Logistics|stays where it is|They stand at")

    def test_programs_read_it_as_what_was_agreed(self):
        path = self.ended("them", "them")
        page = json.loads(run("brief", path, *DAY, "--format", "json").out)
        self.assertEqual("agreed on 24 November 2026, ended by Fern Logistics on 24 November 2026", page["state"])
        position = page["position"]
        self.assertEqual((None, None), (position["us"]["terms"], position["them"]["terms"]))
        self.assertEqual(
            {"terms": "price USD 220,000; contract term 1 year; payment terms 30 days", "date": "2026-11-24", "event": 4,
             "ended": "2026-11-24", "ended_by": "them", "ended_event": 5}, position["was_agreed"])
        self.assertIsNone(json.loads(run("plan", path, *DAY, "--format", "json").out)["opening"]["on_the_table"])
        lines = json.loads(run("advise", path, *DAY, "--format", "json").out)["next_move"]["lines"]
        self.assertIn("nothing_stands", [line["id"] for line in lines])

    def test_a_demand_after_it_leaves_no_number_where_it_is(self):
        path = self.ended("them", "them", ("them", "statement", "demand", "we need 180"))
        advice = self.words("advise", path)
        self.assertIn("Answer what Fern Logistics demands with a question about what is behind it; the demand itself stays "
                      "unanswered for now.", advice)
        self.assertNotIn("our USD 220,000 stays", advice)

    def test_what_a_side_offers_since_is_its_own(self):
        path = self.ended("us", "them", ("them", "offer", "price=185k"))
        brief = self.words("brief", path)
        self.assertIn("Was agreed price USD 195,000;", brief)
        self.assertIn("They offer price USD 185,000;", brief)
        self.assertNotIn("We offer", brief)
        self.assertIn("What was agreed on 24 November 2026 ended on 24 November 2026, and we have offered "
                      "nothing since", self.words("advise", path))
        self.log(path, "us", "offer", "price=215k", "-q", *DAY)
        brief = self.words("brief", path)
        self.assertIn("We offer price USD 215,000;", brief)
        self.assertIn("Was agreed price USD 195,000;", brief)
        self.assertIn("State agreed on 24 November 2026, ended by Fern Logistics on 24 November 2026", brief)
        self.assertIn("On the table: USD 215,000 a year.", self.words("plan", path))

    def test_bug_what_they_had_said_yes_to_was_no_offer_after_a_new_one_of_ours(self):
        path = self.deal()
        for words in (*self.AGREED, ("them", "accept"), ("us", "offer", "price=215k")):
            self.log(path, *words, "-q", *DAY)
        self.assertIn("They offer price USD 220,000;", self.words("brief", path))

    def test_an_agreement_that_was_never_signed_is_named_after_the_end(self):
        path = self.deal()
        for words in (*self.AGREED, ("them", "accept"), ("them", "outcome", "lost", "--reason", "no budget")):
            self.log(path, *words, "-q", *DAY)
        brief = self.words("brief", path)
        self.assertIn("State ended on 24 November 2026: lost", brief)
        self.assertIn("Was agreed price USD 220,000; contract term 1 year; payment terms 30 days; agreed on 24 November 2026, "
                      "never signed", brief)
        self.assertNotIn("offered last", brief)
        path = self.ended("them", "us", ("them", "outcome", "lost", "--reason", "no budget"))
        self.assertIn("; agreed on 24 November 2026, ended by us on 24 November 2026", self.words("brief", path))


class ToBeAccepted(Logging):
    """Where the next move is to accept, every page leads with what is on the table."""

    def enough(self):
        """They offer more than we ask for since."""
        path = self.deal()
        self.log(path, "them", "offer", "price=225k", "-q", *DAY)
        self.log(path, "us", "offer", "price=220k", "-q", *DAY)
        return path

    def page(self, name, path):
        return " ".join(run(name, path, *DAY).out.split())

    def test_the_advice_is_to_accept(self):
        self.assertIn("Next move: accept.", self.page("advise", self.enough()))

    def test_packages_lead_with_what_is_on_the_table(self):
        page = self.page("packages", self.enough())
        self.assertIn("WHAT TO ACCEPT Say yes to what Fern Logistics has on the table: price USD 225,000", page)
        self.assertNotIn("the next offer would have been", page)
        for left_out in ("Here is what we can do", "EQUAL PACKAGES", "Not shown to"):
            self.assertNotIn(left_out, page)

    def test_the_next_offer_is_named_where_it_asks_for_more(self):
        path = self.deal()
        self.log(path, "them", "offer", "price=230k", "term_years=2", "-q", *DAY)
        page = self.page("packages", path)
        self.assertIn("Say yes to what Fern Logistics has on the table: price USD 230,000", page)
        self.assertIn("the next offer would have been: price USD ", page)

    def test_the_plan_takes_no_step_beside_it(self):
        page = self.page("plan", self.enough())
        self.assertIn("PACKAGES Say yes to what Fern Logistics has on the table: price USD 225,000", page)
        self.assertIn("No step of ours: Fern Logistics had offered USD 225,000", page)
        for left_out in ("The next step is ours only", "terms would let us get near", "The next offer needs"):
            self.assertNotIn(left_out, page)

    def test_the_brief_says_what_is_to_be_accepted_and_does_not_forbid_it(self):
        page = self.page("brief", self.enough())
        self.assertIn("Advice Say yes to what they offer; it is worth USD ", page)
        self.assertNotIn("Must not be given or hinted at: anything below", page)
        self.assertNotIn("Not to be hinted at", page)

    def test_programs_get_it_with_its_approval_and_none_for_the_next_offer(self):
        path = self.enough()
        packages = json.loads(run("packages", path, *DAY, "--format", "json").out)
        self.assertEqual(22500000, packages["accept"]["package"]["price"])
        self.assertIn("state", packages["accept"]["approval"])
        self.assertEqual([], packages["approvals"])
        brief = json.loads(run("brief", path, *DAY, "--format", "json").out)
        self.assertEqual(packages["accept"], brief["accept"])

    def test_another_move_has_nothing_to_accept(self):
        path = self.deal()
        self.log(path, "them", "offer", "price=190k", "-q", *DAY)
        self.assertIsNone(json.loads(run("packages", path, *DAY, "--format", "json").out)["accept"])
        self.assertNotIn("WHAT TO ACCEPT", run("packages", path, *DAY).out)
        self.assertNotIn("Advice", run("brief", path, *DAY).out)


class OnlyYes(Logging):
    """Where the advice is to accept, the yes to their offer is the only one that is asked for."""

    TEAM = DEAL.replace("  ours: [{name: Ana Ruiz, role: lead}]", """\
  ours:
    - {name: Ana Ruiz, role: lead}
    - {name: Tom Feld, role: approver, title: Sales manager}""")

    def underbid(self):
        """Our newest offer, below theirs, needed a yes and has none."""
        path = self.deal(self.TEAM)
        self.log(path, "them", "offer", "price=210k", "term_years=1", "payment_days=30", "-q", *DAY)
        self.log(path, "us", "offer", "price=205k", "-q", *DAY)
        return path

    def page(self, path, name, *words):
        return " ".join(self.expect(run(name, path, *words, *DAY), 0).out.split())

    def test_bug_an_older_offer_without_approval_was_still_to_be_asked_for(self):
        path = self.underbid()
        page = self.page(path, "advise")
        self.assertIn("Next move: accept", page)
        self.assertIn("Price USD 205,000 went to Fern Logistics (24 November 2026) without the yes of the sales manager", page)
        self.assertIn("so none is asked for it now", page)
        self.assertNotIn("Ask for it now", page)
        for hidden in ("Approval for the next offer", "Next offer:"):
            self.assertNotIn(hidden, page)
        self.assertIn("Have the yes of the sales manager first; Tom Feld is the one to ask.", page)
        plan = self.page(path, "plan")
        self.assertIn("What Fern Logistics has offered needs the sales manager: ask Tom Feld before it hears a yes", plan)
        for other in ("ask with the get that pays for it", "approval for the lower end in hand", "approval in hand"):
            self.assertNotIn(other, plan)
        for name in ("plan", "brief", "packages"):
            self.assertIn("Needs a yes of our own before Fern Logistics hears one: what they offer (sales manager: ask "
                          "Tom Feld)", self.page(path, name), name)

    def test_programs_get_the_same_yes_everywhere(self):
        path = self.underbid()
        pages = {name: json.loads(run(name, path, *DAY, "--format", "json").out)
                 for name in ("advise", "plan", "brief", "packages")}
        accept = [pages["advise"]["requests"]["accept"], pages["plan"]["packages"]["accept"], pages["brief"]["accept"],
                  pages["packages"]["accept"]]
        self.assertEqual(("unasked", "Tom Feld"), (accept[0]["approval"]["state"], accept[0]["approval"]["ask"]))
        self.assertEqual([accept[0]] * 4, accept)
        line, = [l for l in pages["advise"]["requests"]["lines"] if l["id"].startswith("offer_")]
        self.assertEqual(("offer_unapproved_passed", None), (line["id"], line["then"]))

    def test_a_request_for_another_offer_is_told_and_not_pressed(self):
        path = self.underbid()
        self.log(path, "us", "approval", "request", "price=185k", "payment_days=60", "--who", "Ana Ruiz", "-q", *DAY)
        page = self.page(path, "advise")
        self.assertIn("Next move: accept", page)
        self.assertNotIn("answer from the phone", page)

    def test_while_another_move_is_advised_the_missing_yes_is_asked_for(self):
        path = self.deal(self.TEAM)
        self.log(path, "them", "offer", "price=185k", "payment_days=90", "-q", *DAY)
        self.log(path, "us", "offer", "price=205k", "-q", *DAY)
        page = self.page(path, "advise")
        self.assertNotIn("Next move: accept", page)
        self.assertIn("Ask for it now with the reason", page)


if __name__ == "__main__":
    main()
