#!/usr/bin/env python3
"""What a seller mistypes in an event: it is refused, or doubted aloud."""
import json
import os
import sys

sys.path.insert(0, os.path.dirname(__file__))
from recorded import DAY, DEAL, Logging
from support import ROOT, main, run


class Slips(Logging):
    def test_a_version_is_published_and_not_typed(self):
        path = self.deal()
        self.expect(run("log", path, "us", "plan", "version=7", *DAY), 1, out="",
                    err="plan: is not typed: 'dealwright plan DEAL --publish' logs the plan as it is made")
        rows = "".join(f"  - {{at: 2026-11-20, by: us, event: plan, version: {v}}}\n" for v in (7, 3))
        path = self.deal(DEAL.replace("# ours\n", "# ours\n" + rows))
        self.expect(run("plan", path, *DAY), 0, err="record[2].version: is 3 after version 7")
        path = self.deal()
        self.expect(run("plan", path, "--publish", *DAY), 0, err="")
        self.expect(run("plan", path, *DAY), 0, err="")

    def test_an_event_that_says_nothing_is_refused(self):
        path = self.deal()
        for words, said in ((("us", "approval", "request"), "asks for nothing"),
                            (("us", "debrief"), "says nothing; give the rating"),
                            (("them", "statement"), "says nothing; give its kind"),
                            (("them", "competitor"), "says nothing; give the competitor's name")):
            with self.subTest(words=words):
                self.expect(run("log", path, *words, *DAY), 1, out="", err=said)

    def test_what_a_word_lacks_or_stands_for_is_said(self):
        path = self.deal(DEAL.replace("  term_years:", "  reference_calls: {options: [none, three_calls]}\n  term_years:"))
        page = self.log(path, "us", "offer", "reference=three_calls", *DAY).out
        self.assertIn("three calls", page)
        self.expect(run("log", path, "us", "offer", "reference_calls=", *DAY), 1, err="has no value")
        self.expect(run("log", path, "us", "offer", "reference_calls=", "--at", "2026-11-24"), 1, err="has no value")
        self.expect(run("log", path, "us", "fact", "size=large", *DAY), 1,
                    err="size: cannot be stated: it follows from the contract value; give 'value'")
        self.expect(run("log", path, "us", "escalation", "brief", "--to", "Peter Lang", *DAY), 2,
                    err="unknown option '--to'; what an event says besides stands without the dashes: 'to=...'")

    def test_who_is_briefed_is_the_one_it_goes_to(self):
        path = self.deal()
        page = " ".join(self.log(path, "us", "escalation", "brief", "to=Peter Lang", "--who", "Claire Denis", *DAY).out.split())
        self.assertIn("Peter Lang is briefed.", page)
        self.assertNotIn("Claire Denis is briefed", page)

    def test_what_they_refused_waits_for_no_answer(self):
        path = self.deal(DEAL.replace("floor_price: 180000", "floor_price: 180000, competitor: {name: G, price: 200000}"))
        terms = "{price: 235000, term_years: 1, payment_days: 30}"
        score = json.loads(run("score", path, "--package", terms, *DAY, "--format", "json").out)
        self.assertFalse(score["refused"])
        page = " ".join(self.log(path, "them", "refuse", *DAY).out.split())
        self.assertRegex(page, "They take our offer [<0-9 ]+ % –")
        self.assertIn("Fern Logistics refused exactly this on 24 November 2026 (event 2)",
                      " ".join(run("score", path, "--package", terms, *DAY).out.split()))
        self.assertTrue(json.loads(run("score", path, "--package", terms, *DAY, "--format", "json").out)["refused"])
        other = run("score", path, "--package", "{price: 230000}", *DAY, "--format", "json").out
        self.assertFalse(json.loads(other)["refused"])

    def test_what_a_no_to_a_term_takes_out_with_it_is_said(self):
        no = ("them", "refuse", "term_years=2", "too short", *DAY)
        path = self.deal()
        self.expect(run("log", path, *no), 0, err="term_years: takes 3 out of our packages as well, which asks more of them; 1 is left. If they "
                                              "can take more, log what they name, such as 'them statement demand term_years=3'")
        self.log(path, "them", "statement", "demand", "term_years=3", *DAY, "-q")
        page = run("packages", path, *DAY).out
        self.assertRegex(" ".join(page.split()), "contract term 3 years|Contract term 3 years")
        self.assertNotIn("none of our packages", page)
        path = self.deal()
        self.assertNotIn("as well", self.log(path, "them", "refuse", "term_years=3", *DAY).err)

    def test_what_they_refused_as_a_whole_is_taken_with_the_share_at_most(self):
        path = self.deal(DEAL.replace("floor_price: 180000", "floor_price: 180000, buyer_value: {low: 800000, likely: 900000, high: 950000}, competitor: {name: G, price: 300000, evidence: seen}"))
        terms = "{price: 235000, term_years: 1, payment_days: 30}"
        chance = lambda terms: json.loads(run("score", path, "--package", terms, *DAY, "--format", "json").out)["package"]["acceptance"]
        before = chance(terms)
        self.assertGreater(before, 0.5)
        self.log(path, "them", "refuse", "our CFO stopped it", *DAY, "-q")
        self.assertLessEqual(chance(terms), 0.3 + 1e-9)
        self.assertLessEqual(chance(terms.replace("235", "238")), 0.3 + 1e-9)
        page = " ".join(run("score", path, "--package", terms.replace("235", "238"), *DAY).out.split())
        self.assertIn("It is no better for Fern Logistics, or hardly, than what it said no to on 24 November 2026 (event 2)", page)

    def test_a_jump_of_what_going_on_is_worth_has_its_reason(self):
        path = self.deal(DEAL.replace("floor_price: 180000", "floor_price: 180000, buyer_value: {low: 200000, likely: 240000, high: 280000}, "
                                                             "competitor: {name: G, price: 190000}"))
        page = " ".join(self.log(path, "them", "offer", "price=215k", *DAY).out.split())
        self.assertRegex(page, r"Going on is worth more to us than before: (the next offer counts as taken with|an offer now brings us) [^.]*before\)")
        self.log(path, "us", "note", "nothing new", *DAY, "-q")
        self.assertNotIn("Going on is worth more", " ".join(run("advise", path, *DAY).out.split()))

    def test_the_belief_before_an_offer_is_on_both_faces(self):
        rival = DEAL.replace("floor_price: 180000", "floor_price: 180000, competitor: {name: G, price: 200000}")
        path = self.deal(rival[:rival.index("record:")])
        page = " ".join(self.expect(run("advise", path, *DAY), 0).out.split())
        self.assertIn("Assumed, as Fern Logistics has offered and answered nothing yet", page)
        self.assertTrue(json.loads(run("advise", path, *DAY, "--format", "json").out)["buyer"]["assumed"])
        self.log(path, "them", "offer", "price=190k", *DAY, "-q")
        page = " ".join(run("advise", path, *DAY).out.split())
        self.assertNotIn("Assumed, as", page)
        self.assertFalse(json.loads(run("advise", path, *DAY, "--format", "json").out)["buyer"]["assumed"])

    def test_the_words_of_a_refusal_are_its_reason(self):
        path = self.deal()
        self.log(path, "them", "offer", "price=190k", *DAY, "-q")
        page = " ".join(self.log(path, "us", "refuse", "not below 200", *DAY).out.split())
        self.assertIn("We said no to Fern Logistics (not below 200).", page)

    def test_bug_they_could_change_our_strategy_and_versions_to_come_were_confirmed(self):
        path = self.deal()
        before = path.read_bytes()
        self.expect(run("log", path, "them", "pivot", "competitive", "said so", *DAY), 1, out="",
                    err="by: a pivot changes our strategy")
        self.expect(run("log", path, "us", "acknowledgement", "version=7", "--who", "Ana Ruiz", *DAY), 1, out="",
                    err="version: is 7, and no version is published yet; 'dealwright plan DEAL --publish' makes the first")
        self.assertEqual(before, path.read_bytes())
        self.expect(run("plan", path, "--publish", *DAY), 0)
        self.log(path, "us", "acknowledgement", "version=1", "--who", "Ana Ruiz", "-q", *DAY)
        self.expect(run("log", path, "us", "acknowledgement", "version=2", "--who", "Ana Ruiz", *DAY), 1, out="",
                    err="version: is 2, and the newest that is published is 1")

    def test_a_bid_above_our_own_is_doubted(self):
        path = self.deal()
        for price, doubted in (("240k", False), ("240001", True)):
            page = self.expect(run("log", path, "them", "offer", f"price={price}", "--dry-run", *DAY), 0)
            self.assertEqual(doubted, "is more than we have ever asked" in page.err)


class Names(Logging):
    """What a seller mistypes, on a deal file and on the same deal in a store."""
    TEXT = DEAL.replace("floor_price: 180000}", "floor_price: 180000, competitor: {name: Tillo, price: 200000}}") \
        .replace("role: lead}]", "role: lead}]\n  theirs: [{name: J. Meyer, title: Head of Procurement}]") \
        .replace("payment_days: [30", "escalator: [0, 0.03]\n  payment_days: [30")

    def setUp(self):
        super().setUp()
        self.path = self.deal(self.TEXT)
        self.store = f"sqlite:{self.folder}/deals.db"
        self.expect(run("deal", "add", self.path, "--name", "fern", "--store", self.store), 0)

    def stored(self):
        return self.expect(run("deal", "export", "fern", "--store", self.store), 0).out

    def refused(self, err, *words, code=1):
        for deal, read in (((self.path,), self.path.read_text), (("fern", "--store", self.store), self.stored)):
            before = read()
            self.expect(run("log", deal[0], *words, *deal[1:], *DAY), code, out="", err=err)
            self.assertEqual(before, read(), words)

    def doubted(self, err, *words):
        for deal in ((self.path,), ("fern", "--store", self.store)):
            page = self.expect(run("log", deal[0], *words, *deal[1:], "--dry-run", *DAY), 0)
            if err is None:
                # What an offer needs of our own house is no doubt about what was typed.
                doubts = [line for line in page.err.splitlines() if "ask for it with: " not in line]
                self.assertEqual([], doubts, words)
            else:
                self.assertIn("the event: warning: " + err, page.err)

    def both(self, *words):
        for deal in ((self.path,), ("fern", "--store", self.store)):
            page = self.expect(run("log", deal[0], *words, *deal[1:], *DAY), 0)
        return page

    def test_a_figure_of_ours_in_words_alone_is_doubted(self):
        for note in ("our floor is around 250", "we could do 180k", "not below 195,000"):
            self.doubted("note: names a figure, and no price of theirs is held against words; if it was a price, log it once "
                         "more with price=... and --correct 2", "us", "statement", "disclosure", note)
        for words in (("us", "statement", "disclosure", "we are full until March 2027 and need 4 weeks"),
                      ("us", "statement", "disclosure", "price=180k", "our floor is 180k"),
                      ("them", "statement", "disclosure", "our budget is 210k")):
            self.doubted(None, *words)

    def test_a_word_that_is_no_kind_is_told_what_was_meant(self):
        for word, meant in (("wants", "statement demand"), ("ack", "acknowledgement"),
                            ("agreed", "accept"), ("bid", "offer"), ("win", "outcome won"), ("reopen", "outcome none' or 'offer")):
            self.refused(f"not '{word}'; did you mean '{meant}'?", "them", word, "price=190k", code=2)
        self.refused("not 'undo'; that is 'dealwright undo DEAL'", "us", "undo", code=2)
        self.refused("not 'undo'; the newest event is taken back by 'dealwright undo DEAL'", "undo", code=2)
        for word in ("won", "Lost"):
            self.refused(f"not '{word}'; the end of a deal is logged as 'us outcome {word.lower()}'", word, code=2)
        self.refused("the names of options have two dashes, as in --who", "us", "session", "-who", "Ana", code=2)
        self.refused("BY is one of us, them, we, they, not 'buyer'; did you mean 'them'?", "buyer", "offer", "price=190k",
                     code=2)
        self.refused("not 'Nora'; who it was is said with us … --who 'Nora' or them … --who 'Nora'", "Nora", "offer",
                     "price=190k", code=2)
        for words in (("Them", "OFFER", "Price=190k"), ("them", "counter", "payment=net30"), ("them", "demand", "price=190k"),
                      ("them", "won", "price=190k"), ("us", "call")):
            self.doubted(None, *words)

    def test_no_message_gives_the_walk_away_away(self):
        for words in (("us", "offer", "cheap"), ("us", "offer"), ("us", "offer", "price=x1"), ("us", "offer", "7", "8"),
                      ("us", "offer", "prise=3"), ("us", "offer", "price=190.000"), ("us", "accept", "all")):
            for deal in ((self.path,), ("fern", "--store", self.store)):
                page = self.expect(run("log", deal[0], *words, *deal[1:], "--hide-walk-away", *DAY), 1, out="")
                self.assertNotIn("180", page.err, words)
        self.refused("such as price=240000", "us", "offer", "cheap")
        bare = self.deal(self.TEXT.replace("list_price: 240000, target_price: 215000, ", ""), "bare.yaml")
        self.expect(run("log", bare, "us", "offer", "cheap"), 1, err="such as price=235000")

    def test_bug_an_example_was_outside_our_own_limits(self):
        bare = self.deal("name: Rollout\naccount: Fern\nissues:\n  payment_days: [90, 30]\n"
                         "must: {payment_days: {at_most: 60}}\n", "bare.yaml")
        self.expect(run("log", bare, "us", "offer", "cheap", *DAY), 1, out="", err="such as payment_days=30,")

    def test_what_ends_before_it_begins_is_refused(self):
        self.refused("until: is 2026-11-10, and the event is of 2026-11-24", "us", "break", "--until", "2026-11-10")
        self.refused("until: is 2026-11-23, and the event is of 2026-11-24", "us", "offer", "price=230k",
                     "--until", "2026-11-23")
        self.refused("until: '10.12.2026' is not a date; write it as YYYY-MM-DD; did you mean 2026-12-10?",
                     "us", "break", "--until", "10.12.2026")
        self.doubted(None, "us", "break", "--until", "2026-11-24")

    def test_a_misspelt_competitor_is_no_new_one(self):
        for words in (("Tilo", "price=190k"), ("move", "Tilo"), ("leave", "Tilo")):
            self.refused("competitor: 'Tilo' has not been named before; did you mean 'Tillo'? Another one is logged with "
                         "'competitor enter' first", "them", "competitor", *words)
        self.refused("competitor: 'tillo' has not been named before; did you mean 'Tillo'?", "them", "competitor", "enter",
                     "tillo")
        self.doubted("competitor: 'Tilo' is logged as another one than 'Tillo'", "them", "competitor", "enter", "Tilo")
        self.doubted("competitor: 'Globex' has not been named before; it is logged as a move, 'competitor enter' says that "
                     "one is new", "them", "competitor", "Globex", "price=190k")
        self.doubted("competitor: 'Globex' has not been named before: that it leaves changes nothing",
                     "them", "competitor", "leave", "Globex")
        self.doubted(None, "them", "competitor", "enter", "Globex")
        self.doubted(None, "them", "competitor", "Tillo", "price=190k")
        for short, action in (("Tillo AG", "move"), ("Tillo Systems", "leave")):
            self.refused(f"competitor: '{short}' has not been named before; did you mean 'Tillo'?", "them", "competitor",
                         action, short)
        self.doubted("competitor: 'Tillo AG' is logged as another one than 'Tillo'", "them", "competitor", "enter",
                     "Tillo AG")
        for price, size in (("19k", "less than a fifth of"), ("2.35m", "more than five times")):
            self.doubted(f"price: is {size} the list price", "them", "competitor", "Tillo", f"price={price}")
        self.log(self.path, "them", "competitor", "enter", "Globex", "-q", *DAY)
        self.expect(run("log", self.path, "them", "competitor", "Globx", "price=190k", *DAY), 1,
                    err="did you mean 'Globex'?")
        value = json.loads(run("plan", self.path, *DAY, "--format", "json").out)["alternatives"]
        self.assertIn("Tillo", json.dumps(value))

    def test_people_are_told_from_a_slip_in_their_names(self):
        self.refused("who: 'J Meyer' is nobody of theirs; did you mean 'J. Meyer'?", "them", "left", "J Meyer")
        self.refused("who: 'Ana Ruis' is nobody of ours; did you mean 'Ana Ruiz'?", "us", "left", "Ana Ruis")
        for slip in ("Meyr", "Mayer"):
            self.refused(f"who: '{slip}' is nobody of theirs; did you mean 'J. Meyer'?", "them", "left", slip)
            self.doubted(f"who: '{slip}'", "them", "offer", "price=190k", "--who", slip)
        self.doubted(None, "them", "offer", "price=190k", "--who", "Lang")
        self.doubted("who: 'Bob' is nobody of theirs that the deal names: that they leave changes nothing",
                     "them", "left", "Bob")
        self.doubted("who: 'Ana Ruis' is logged as another one than 'Ana Ruiz'", "us", "offer", "price=230k",
                     "--who", "Ana Ruis")
        self.doubted("person: 'J Meyer' is logged as another one than 'J. Meyer'", "them", "joined", "J Meyer")
        self.doubted(None, "them", "left", "J. Meyer")
        self.doubted(None, "them", "joined", "Sam Okoye", "CFO")
        self.doubted(None, "us", "offer", "price=230k", "--who", "Bob")

    def test_part_of_a_name_is_the_one_who_bears_it(self):
        for words in (("left", "meyer"), ("signal", "engaging", "--who", "Meyer")):
            path = self.deal(self.path.read_text(), "part.yaml")
            self.assertEqual("", self.log(path, "them", *words, "-q", *DAY).err)
            self.assertEqual("J. Meyer", self.record(path)[-1]["event"]["who"])
        self.log(self.path, "us", "acknowledgement", "--who", "Ana", "-q", *DAY)
        self.assertEqual("Ana Ruiz", self.record(self.path)[-1]["event"]["who"])
        self.doubted("person: 'Meyer' is logged as another one than 'J. Meyer'", "them", "joined", "Meyer")

    def test_part_of_two_names_is_doubted_or_asked_for_where_it_counts(self):
        self.both("us", "joined", "Ana Lund", "role=approver")
        self.doubted("who: 'Ana' may be 'Ana Ruiz' or 'Ana Lund'; it is logged as it stands", "us", "offer", "price=230k",
                     "--who", "Ana")
        for words in (("acknowledgement", "--who", "Ana"), ("approval", "delegate", "--who", "Ana Ruiz", "to=ana"),
                      ("left", "Ana")):
            self.refused("may be 'Ana Ruiz' or 'Ana Lund'; write the whole name", "us", *words)
        self.doubted(None, "us", "acknowledgement", "--who", "Lund")

    def test_who_has_read_the_plan_is_named(self):
        self.refused("acknowledgement: does not say who has read the plan; add --who 'Ana Ruiz'", "us", "acknowledgement")

    def test_bug_somebody_whom_nobody_knows_had_read_the_plan(self):
        self.refused("who: 'Nora' is nobody of ours; there is Ana Ruiz, and 'us joined NAME' adds another",
                     "us", "acknowledgement", "--who", "Nora")
        alone = self.deal(DEAL.replace("people:\n  ours: [{name: Ana Ruiz, role: lead}]\n", "")
                          .replace(" who: Ana Ruiz,", ""), "alone.yaml")
        self.expect(run("log", alone, "us", "acknowledgement", "--who", "Nora", *DAY), 1, out="",
                    err="'Nora' is nobody of ours; the deal names none yet, and 'us joined NAME' adds another")

    def test_bug_the_same_offer_was_logged_twice_without_a_word(self):
        slip = "says what is on the table since event {} of the same day; if that is a slip, 'dealwright undo'"
        n = len(self.record(self.path)) + 1
        self.both("them", "offer", "price=190k", "payment_days=90", "-q")
        self.doubted("offer: " + slip.format(n), "them", "offer", "payment_days=90", "price=190k")
        self.doubted("concession: " + slip.format(n), "them", "concession", "price=190k")
        self.doubted(None, "them", "offer", "price=190k", "term_years=2")
        self.doubted(None, "them", "offer", "price=191k")
        self.doubted(None, "them", "offer", "price=190k", "--until", "2026-12-01")
        self.doubted(None, "them", "offer", "price=190k", "--correct", str(n))
        self.doubted(None, "us", "offer", "price=190k", "payment_days=90")
        self.both("us", "refuse", "-q")
        self.doubted(None, "them", "offer", "price=190k")

    def test_bug_an_offer_of_ours_below_theirs_went_unnoticed(self):
        slip = "offer: asks for less than they offer already (event {}), by what both are worth to us"
        n = len(self.record(self.path)) + 1
        self.both("them", "offer", "price=200k", "payment_days=90", "-q")
        self.doubted(slip.format(n), "us", "offer", "price=190k", "payment_days=90", "term_years=1")
        self.doubted(None, "us", "offer", "price=205k")
        self.both("us", "refuse", "-q")
        self.doubted(None, "us", "offer", "price=190k", "payment_days=90", "term_years=1")

    def test_bug_an_offer_of_ours_below_theirs_at_our_limits_or_in_words_went_unnoticed(self):
        by_worth = ", by what both are worth to us"
        musts = DEAL.replace("# Kept for later.", "must: {payment_days: {at_most: 60}}\n\n# Kept for later.")
        offers = "  - {at: 2026-11-18, by: them, event: offer, package: {price: 200000, payment_days: 90}}\n"
        demands = "  - {at: 2026-11-18, by: them, event: statement, statement: demand, package: {price: 198000}}\n"
        for text, rows, below, above, said in (
                (musts, offers, "190k", "205k", "they offer already (event 2), but for what is outside our hard limits there"),
                (DEAL, demands, "197k", "199k", "they have asked for themselves (event 2)")):
            with self.subTest(said=said):
                path = self.deal(text.replace("# ours\n", "# ours\n" + rows))
                answer = self.log(path, "us", "offer", f"price={above}", "--dry-run", *DAY)
                self.assertNotIn("asks for less", answer.err)
                answer = self.log(path, "us", "offer", f"price={below}", *DAY)
                self.assertIn(f"offer: asks for less than {said}{by_worth}", answer.err)
                self.assertNotIn("It is their turn now, and nothing else of ours moves", answer.out)

    def test_bug_terms_after_the_end_were_logged_without_a_word(self):
        n = len(self.record(self.path)) + 1
        self.both("them", "outcome", "lost", "-q")
        for words in (("us", "offer", "price=200k"), ("them", "refuse")):
            self.doubted(f"{words[1]}: comes after the deal ended with event {n} (lost)", *words)
        self.doubted(None, "us", "note", "they have told the others")
        self.both("them", "outcome", "none", "-q")
        self.doubted(None, "us", "offer", "price=200k")

    def test_bug_terms_after_the_end_were_counted_as_gives(self):
        path, day = self.deal(), ("--date", "2026-11-25")
        self.log(path, "them", "offer", "price=200k", *DAY)
        self.log(path, "them", "outcome", "lost", *DAY)
        pages = [("ledger", path, "--format", "json"), ("debrief", path)]
        ended = [run(*page, *day).out for page in pages]
        n = len(self.record(path))
        for words in (("us", "offer", "price=182k"), ("them", "accept"), ("us", "refuse")):
            self.assertIn("so this changes nothing", " ".join(self.log(path, *words, *day).out.split()))
        self.assertEqual(ended, [run(*page, *day).out for page in pages])
        self.expect(run("advise", path, *day), 0,
                    err=f"record[{n}]: comes after the deal ended with event {n} (lost) and counts for nothing")
        self.assertEqual(1, run("advise", path, *day).err.count("counts for nothing"))  # was said of each event
        texts = [event["text"] for event in json.loads(run("replay", path, *day, "--format", "json").out)["events"]]
        self.assertIn("offer: price USD 182,000", texts[n])
        page = self.log(path, "them", "outcome", "none", *day).out
        self.assertIn("what it said of the terms after the end counts from now on", " ".join(page.split()))
        self.assertNotEqual(ended[0], run(*pages[0], *day).out)
        self.expect(run("advise", path, *day), 0, err="")

    def test_bug_one_read_the_same_version_twice_without_a_word(self):
        n = len(self.record(self.path)) + 1
        self.both("us", "acknowledgement", "--who", "Ana Ruiz", "-q")
        self.doubted(f"who: 'Ana Ruiz' has read the same plan with event {n} already", "us", "acknowledgement", "--who", "Ana")
        self.doubted(None, "us", "acknowledgement", "speed", "--who", "Ana")
        for deal in ((self.path,), ("fern", "--store", self.store)):
            self.expect(run("plan", deal[0], "--publish", *deal[1:], *DAY), 0)
        self.doubted(None, "us", "acknowledgement", "--who", "Ana")

    def test_what_they_approve_is_no_approval(self):
        self.refused("by: an approval is asked for and given in our own house", "them", "approval", "grant",
                     "--who", "J. Meyer")

    def test_a_wrong_action_is_told_with_those_of_its_kind(self):
        self.refused("action: 'approve' is not one of request, grant, refuse, delegate", "us", "approval", "action=approve")

    def test_a_deal_ends_once(self):
        self.both("them", "outcome", "lost", "too dear")
        n = len(self.record(self.path))
        again = (f"outcome: the deal has ended with event {n} (lost); put that right with --correct {n}, or log 'outcome "
                 "none' first")
        self.refused(again, "them", "outcome", "won", "after all")
        self.refused(again, "them", "outcome", "lost", "too dear")
        self.doubted(None, "them", "outcome", "won", "after all", "price=201000", "--correct", str(n))
        opened = self.both("them", "outcome", "none", "their budget is back")
        self.assertIn("is open again: their budget is back.", " ".join(opened.out.split()))
        self.doubted(None, "them", "outcome", "won", "after all", "price=201000")

    def test_only_what_has_ended_is_opened_again(self):
        self.refused("outcome: none opens again what has ended, and the deal is open", "them", "outcome", "none")
        more = "  - {at: 2026-11-20, by: them, event: outcome, outcome: none}\n"
        path = self.deal(self.TEXT.replace("# ours\n", "# ours\n" + more), "nothing.yaml")
        result = self.expect(run("advise", path, "--date", "2026-11-24"), 0)
        self.assertIn("opens a deal that had not ended, and changes nothing", result.err)
        self.assertIn("outcome: none, the deal is open", " ".join(result.out.split()))

    def test_a_deal_won_without_terms_is_doubted(self):
        self.doubted("outcome: is won, and nothing on the record says what was signed", "them", "outcome", "won")
        self.doubted(None, "them", "outcome", "won", "price=201000")

    def test_a_second_outcome_in_a_file_is_read_with_a_warning(self):
        first = "  - {at: 2026-11-20, by: them, event: outcome, outcome: lost}\n"
        n = len(self.record(self.path))
        for between, warned in (("", True), (first.replace("lost", "none"), False)):
            more = first + between + first.replace("lost", "won")
            path = self.deal(self.TEXT.replace("# ours\n", "# ours\n" + more), "twice.yaml")
            result = self.expect(run("advise", path, "--date", "2026-11-24"), 0)
            self.assertEqual(warned, f"is a second outcome: the deal has ended with event {n + 1} (lost)" in result.err,
                             result.err)
            self.assertIn("won", run("plan", path, "--date", "2026-11-24").out)

    def test_a_number_that_is_no_option_is_doubted(self):
        for side in ("us", "them"):
            self.doubted("payment_days: 7 is none of 30, 45, 60, 90; logged as it stands", side, "offer", "payment_days=7")
            self.doubted("term_years: 7 is none of 1, 2, 3; logged as it stands, and counts as 3 years (a longer", side, "offer", "term_years=7")
            self.doubted("escalator: 3 is none of 0, 0.03 (did you mean 0.03?)", side, "offer", "escalator=3")
            self.doubted(None, side, "offer", "price=203,417", "payment_days=60", "term_years=2", "escalator=3%")
        self.log(self.path, "them", "offer", "payment_days=7", "-q", *DAY)
        self.assertEqual({"payment_days": 7}, self.record(self.path)[-1]["event"]["package"])

    def test_bug_a_term_longer_than_any_option_stopped_the_page_in_a_division(self):
        for years in 4, 5, 9:
            path = self.deal((ROOT / "examples/northwind.yaml").read_text(), f"longer{years}.yaml")
            result = self.expect(run("log", path, "them", "offer", "price=190000", f"term_years={years}",
                                     "--date", "2026-11-23"), 0)
            self.assertIn(f"contract term {years} years", result.out)

    def test_the_day_of_a_page_is_told_in_its_order(self):
        self.expect(run("log", self.path, "us", "note", "x", "--date", "24.11.2026"), 2, out="",
                    err="--date: '24.11.2026' is not a date; write it as YYYY-MM-DD; did you mean 2026-11-24?")

    def test_a_day_to_come_is_doubted(self):
        self.doubted("at: is 2027-11-24, after 2026-11-24; it counts from that day on", "them", "note", "x",
                     "--at", "2027-11-24")
        self.doubted(None, "them", "note", "x", "--at", "yesterday")

    def test_a_known_deadline_is_moved(self):
        path = self.deal()
        self.log(path, "them", "deadline", "set", "old support contract ends", "2026-12-31", "owner=buyer",
                 "kind=contract_end", "-q", *DAY)
        before = path.read_bytes()
        for words in (("move", "old support contrat ends"), ("push", "old support contract ends")):
            self.log(path, "them", "deadline", *words, "date=2027-03-31", "owner=buyer", *DAY, code=1)
        self.assertEqual(before, path.read_bytes())
        self.log(path, "them", "deadline", "move", "old support contract ends", "date=2027-03-31", "-q", *DAY)
        plan = json.loads(run("plan", path, "--format", "json", *DAY).out)
        self.assertEqual([("2027-03-31", "old support contract ends", "buyer", "contract_end")],
                         [tuple(row[key] for key in ("date", "what", "owner", "kind"))
                          for row in plan["deadlines"]["deadlines"]])

    def test_a_deadline_that_has_passed_is_doubted(self):
        self.doubted("deadline: has passed on the day of the event", "them", "deadline", "board review", "2026-10-15",
                     "owner=buyer")
        self.doubted(None, "them", "deadline", "board review", "2026-12-15", "owner=buyer")

    def test_bug_an_ultimatum_without_its_person_lost_its_words(self):
        for kind, words in (("ultimatum", "set an ultimatum (24 November 2026): “Friday or never”."),
                            ("demand", "Fern Logistics makes a demand: “Friday or never”."),
                            ("promise", "Fern Logistics made a promise: “Friday or never”."),
                            ("position", "Fern Logistics took a position: “Friday or never”."),
                            ("disclosure", "Fern Logistics told us: “Friday or never”.")):
            page = self.expect(run("log", self.path, "them", "statement", kind, "Friday or never", "--dry-run", *DAY), 0)
            self.assertIn(words, " ".join(page.out.split()))

    def test_a_moved_deadline_and_who_joins_are_told_as_they_are(self):
        self.both("them", "deadline", "set", "board review", "2026-12-31", "owner=buyer", "-q")
        moved = self.expect(run("log", self.path, "them", "deadline", "move", "board review", "date=2027-03-31",
                                "--evidence", "mail of J. Meyer", "--dry-run", *DAY), 0).out
        self.assertIn("deadline: moved; board review, 31 March 2027; evidence: mail of J. Meyer", " ".join(moved.split()))
        again = self.expect(run("log", self.path, "them", "deadline", "set", "audit", "2026-12-31", "owner=buyer",
                                "--dry-run", *DAY), 0).out
        self.assertIn("deadline: set; audit", " ".join(again.split()))
        theirs = self.expect(run("log", self.path, "them", "joined", "Sam Okoye", "authority=decides", "stance=opposed",
                                 "--dry-run", *DAY), 0).out
        self.assertIn("joined: Sam Okoye; decides; opposed", " ".join(theirs.split()))
        ours = self.expect(run("log", self.path, "us", "joined", "Li Wu", "role=approver", "--dry-run", *DAY), 0).out
        self.assertIn("joined: Li Wu; approver", " ".join(ours.split()))

    def test_a_word_that_issue_and_option_share_is_said_once(self):
        path = self.deal(DEAL.replace("  term_years", "  reference_case: {us: {none: 0, case_study: 9000}, "
                                      "them: {none: 0, case_study: -3000}}\n  term_years"), "shared.yaml")
        page = self.log(path, "them", "offer", "price=190k", "reference_case=case_study", "--channel", "mail",
                        "--evidence", "Ana asked for it", *DAY)
        line = " ".join(page.out.split())
        self.assertIn("offer: price USD 190,000; reference case study; via mail; evidence: Ana asked for it", line)
        self.assertNotIn("case case", line)

    def test_what_is_logged_says_first_what_it_was_and_what_to_do(self):
        page = self.expect(run("log", self.path, "them", "offer", "price=190k", *DAY), 0).out
        self.assertIn("Event 2 –", page.splitlines()[0])
        text = " ".join(page.split())
        self.assertLess(text.index("What it means".upper() if "WHAT IT MEANS" in text else "What it means"),
                        text.index("NEXT MOVE" if "NEXT MOVE" in text else "Next move"))


if __name__ == "__main__":
    main()
