#!/usr/bin/env python3
"""dealwright log and undo, on deal files and on stored deals."""
import json
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

sys.path.insert(0, os.path.dirname(__file__))
from recorded import DAY, DEAL, Logging, Stored
from support import ENVIRONMENT, PROGRAM, ROOT, main, run


class OnFiles(Logging):
    def test_a_counter_offer_is_logged_understood_and_answered(self):
        path = self.deal()
        page = self.log(path, "them", "offer", "price=190k", "payment_days=90d", "--note", "opened hard", *DAY,
                        "--author", "ana")
        self.assertEqual("", page.err)
        self.assertTrue(page.out.startswith(
            "  Event 2 – 24 November 2026, them: offer: price USD 190,000; payment terms 90 days;\n  “opened hard”\n"),
            page.out[:200])
        self.assertIn("Fern Logistics: Rollout", page.out)
        line = ("  - {at: 2026-11-24, by: them, event: offer, package: {price: 190000, payment_days: 90}, author: ana, "
                "note: opened hard}\n")
        self.assertEqual(DEAL.replace("# ours\n", "# ours\n" + line), path.read_text())

    def test_the_page_after_the_line_is_what_advise_says(self):
        path = self.deal()
        page = self.log(path, "them", "signal", "withdrawing", *DAY).out
        advice = run("advise", path, *DAY).out
        self.assertTrue(page.endswith(advice), page)

    def test_json_holds_the_event_and_the_advice(self):
        path = self.deal()
        page = json.loads(self.log(path, "them", "offer", "price=190000", *DAY, "--author", "ana", "--format", "json").out)
        self.assertEqual(["logged", "advice"], list(page))
        self.assertEqual(2, page["logged"]["number"])
        self.assertEqual({"at": "2026-11-24", "by": "them", "event": "offer", "package": {"price": 190000},
                          "author": "ana"}, page["logged"]["event"])
        self.assertEqual(json.loads(run("advise", path, *DAY, "--format", "json").out), page["advice"])

    def test_quiet_prints_the_number_only_and_dry_run_writes_nothing(self):
        path = self.deal()
        self.assertEqual("2\n", self.log(path, "us", "note", "called", "-q").out)
        before = path.read_bytes()
        page = self.log(path, "them", "offer", "price=190k", "--dry-run")
        self.assertIn("Not logged; it would be event 3", page.out)
        self.assertEqual(before, path.read_bytes())

    def test_without_a_date_an_event_has_the_time_of_now_and_the_author_is_the_user(self):
        path = self.deal()
        self.log(path, "us", "note", "called", "-q")
        event = self.record(path)[-1]["event"]
        self.assertRegex(event["at"], r"^\d{4}-\d\d-\d\dT\d\d:\d\d$")
        self.assertTrue(event["author"])
        self.log(path, "us", "note", "called", "-q", "--at", "2026-11-20T08:05", "--author", "li")
        event = self.record(path)[-1]["event"]
        self.assertEqual(("2026-11-20T08:05", "li"), (event["at"], event["author"]))

    def test_every_option_of_an_event_reaches_it(self):
        path = self.deal()
        self.log(path, "us", "offer", "price=230k", "--who", "Ana Ruiz", "--note", "n", "--reason", "r", "--evidence", "e",
                 "--channel", "mail", "--author", "li", "--source", "CRM", "--signal", "progress", "--until", "2026-12-01",
                 "--answers", "1", "--at", "2026-11-25", "-q")
        self.assertEqual({"at": "2026-11-25", "by": "us", "who": "Ana Ruiz", "event": "offer", "package": {"price": 230000},
                          "signal": "progress", "until": "2026-12-01", "evidence": "e", "reason": "r", "channel": "mail",
                          "answers": 1, "author": "li", "source": "CRM", "note": "n"}, self.record(path)[-1]["event"])

    def test_a_fact_changes_what_the_plan_rests_on(self):
        path = self.deal()
        self.log(path, "us", "fact", "horizon=one_time", "value=1.2m", "--evidence", "their mail", *DAY)
        plan = json.loads(run("plan", path, *DAY, "--format", "json").out)
        self.assertEqual(120000000, plan["value"])

    def test_correct_replaces_and_undo_takes_back(self):
        path = self.deal()
        self.log(path, "them", "offer", "price=109k", *DAY)
        page = self.log(path, "them", "offer", "price=190k", "--correct", "2", *DAY)
        self.assertIn("replaces event 2 – 24 November 2026, them: offer: price USD 109,000", page.out)
        self.assertEqual([1, 3], [event["number"] for event in self.record(path)])
        page = self.expect(run("undo", path, "--reason", "a slip", *DAY), 0)
        self.assertIn("Event 4 – 24 November 2026, us: correction: withdraws event 3; reason: a slip", page.out)
        self.assertIn("withdraws event 3", page.out)
        self.assertEqual([1, 2], [event["number"] for event in self.record(path)])
        self.expect(run("undo", path, "4", *DAY), 0, out="withdraws event 4")
        self.assertEqual([1, 3], [event["number"] for event in self.record(path)])
        self.expect(run("undo", path, "1", *DAY), 0)
        self.assertEqual([3], [event["number"] for event in self.record(path)])

    def test_an_alert_is_set_aside_with_a_reason(self):
        path = self.deal()
        self.log(path, "us", "dismissal", "alert=chasing", "--reason", "they asked for it", *DAY, "-q")
        self.log(path, "us", "dismissal", "chasing", "they asked for it", *DAY, "-q")
        for event in self.record(path)[1:]:
            self.assertEqual(("chasing", "they asked for it"), (event["event"]["alert"], event["event"]["reason"]))
        self.expect(run("log", path, "us", "dismissal", "chasin", "x"), 1, err="did you mean 'chasing'?")
        self.expect(run("log", path, "us", "dismissal", "chasing"), 1, err="'reason' is required with event 'dismissal'")

    def test_undo_again_goes_further_back(self):
        path = self.deal()
        self.log(path, "them", "offer", "price=109k", *DAY)
        self.log(path, "them", "offer", "price=113k", *DAY)
        self.expect(run("undo", path, *DAY), 0, out="withdraws event 3")
        self.expect(run("undo", path, *DAY), 0, out="withdraws event 2")
        self.assertEqual([1], [event["number"] for event in self.record(path)])
        self.expect(run("undo", path, *DAY), 0, out="withdraws event 1")
        self.expect(run("undo", path, *DAY), 1, err="has no events left that count: there is nothing to undo")

    def test_undo_says_what_cannot_be_undone(self):
        path = self.deal()
        self.expect(run("undo", path, "7"), 1, err="record: has events 1 to 1, and none is '7'")
        self.expect(run("undo", path, "x"), 1, err="'x' is no number of an event")
        self.expect(run("undo", path, "0"), 1, err="'0' is no number of an event")
        self.expect(run("undo", path, "1"), 0)
        self.expect(run("undo", path, "1"), 1, err="event 1 is withdrawn or replaced already; the last word on it is event 2")
        empty = self.deal(DEAL.split("record:")[0], "empty.yaml")
        self.expect(run("undo", empty), 1, err="has no events left that count: there is nothing to undo")

    def test_mistakes_change_nothing_and_say_what_was_expected(self):
        path = self.deal()
        before = path.read_bytes()
        for words, code, err in [
            (("us",), 2, "EVENT is missing"),
            (("us", "ofer", "price=1"), 2, "did you mean 'offer'?"),
            (("thm", "offer", "price=1"), 2, "did you mean 'them'?"),
            (("us", "offer"), 1, "offer: says no term; add ISSUE=OPTION, such as price"),
            (("us", "offer", "prise=1"), 1, "did you mean 'price'?"),
            (("us", "offer", "price=190.000"), 1, "write 190000 or 190"),
            (("us", "offer", "190k"), 1, "stands alone; did you mean 'price=190k'?"),
            (("us", "fact", "horizon=never"), 1, "one_time, repeat, strategic"),
            (("us", "signal", "engagin"), 1, "did you mean 'engaging'?"),
            (("us", "offer", "price=1", "--signal", "x"), 1, "'x' is not one of none, engaging"),
            (("us", "pivot", "defensive"), 1, "'reason' is required with event 'pivot'"),
            (("us", "note", "x", "--correct", "9"), 1, "corrects event 9, and the record has events 1 to 1"),
            (("us", "note", "x", "--at", "noon"), 1, "'noon' is not a date; write it as YYYY-MM-DD"),
            (("us", "note", "x", "--at", "25:00"), 1, "is not a date with a time like"),
            (("us", "dismissal", "foo", "x"), 1, "'dealwright playbook show section alerts' lists them"),
            (("us", "offer", "price=1,5m"), 1, "is no amount in USD; did you mean '1.5m'?"),
            (("us", "note", "x", "--publish"), 2, "unknown option '--publish'"),
            (("us", "note", ""), 2, "WORD is empty"),
        ]:
            with self.subTest(words):
                self.expect(run("log", path, *words), code, out="", err=err)
        self.assertEqual(before, path.read_bytes())

    def test_what_a_record_would_make_too_many_of_is_refused_before_it_is_written(self):
        deadline = '  - {at: 2026-11-17, by: us, event: deadline, deadline: {date: 2027-02-01, what: "no %d", owner: ours}}\n'
        person = '  - {at: 2026-11-17, by: them, event: joined, person: {name: "no %d"}}\n'
        end = "\n# Kept for later."
        cases = [(deadline, ("deadline", "what=one more", "owner=ours", "date=2027-02-02"),
                  ("deadline", "drop", "no 3", "owner=ours", "date=2027-02-01"), "64 deadlines at a time are the most; drop one"),
                 (person, ("joined", "one more"), ("left", "no 3"), "64 people of one side at a time are the most")]
        for line, more, less, message in cases:
            with self.subTest(more[0]):
                path = self.deal(DEAL.replace(end, "".join(line % n for n in range(64)) + end))
                before = path.read_text()
                refused = self.log(path, "them", *more, "--at", "2026-11-18", code=1)
                self.assertIn("event 66 is one too many: " + message, refused.err)
                self.assertEqual(before, path.read_text())
                self.log(path, "them", *less, "--at", "2026-11-18")
                self.log(path, "them", *more, "--at", "2026-11-18")
                # In a file written by hand the event is named, with its place.
                path = self.deal(DEAL.replace(end, "".join(line % n for n in range(65)) + end))
                refused = self.expect(run("advise", path), 1)
                self.assertIn("deal.yaml:81:5: record[65]: event 66 is one too many: " + message, refused.err)
        # Moved a hundred times it is one; what has passed makes room.
        for n, text in ((1, lambda n: deadline.replace("no %d", "a") if n % 2 else deadline.replace("no %d", "A")),
                        (64, lambda n: deadline.replace("2027-02-01", "2026-11-0%d" % (1 + n % 9)) % n)):
            path = self.deal(DEAL.replace(end, "".join(text(n) for n in range(150)) + end))
            plan = json.loads(self.expect(run("plan", path, *DAY, "--format", "json"), 0).out)
            self.assertEqual(n, len(plan["deadlines"]["deadlines"]))

    def test_lists_of_one_event_have_their_limits(self):
        away = "[%s]" % ", ".join("{from: 2026-12-0%d, to: 2026-12-0%d}" % (1 + n % 9, 1 + n % 9) for n in range(17))
        end = "\n# Kept for later."
        for keys, message in (("event: joined, person: {name: Bo, role: support, away: %s}" % away, "record[1].person.away"),
                              ("event: debrief, lessons: [%s]" % ", ".join(["a lesson"] * 33), "record[1].lessons"),
                              ("event: acknowledgement, ranking: [price, price]", "record[1].ranking")):
            with self.subTest(message):
                path = self.deal(DEAL.replace(end, "  - {at: 2026-11-17, by: us, %s}\n%s" % (keys, end)))
                refused = self.expect(run("advise", path), 1).err
                self.assertIn("deal.yaml:17:", refused)
                self.assertIn(message, refused)
        # Promises and competitors do not add up to a limit.
        lines = ('  - {at: 2026-11-17, by: us, event: statement, statement: promise, note: "no %d"}\n'
                 '  - {at: 2026-11-17, by: them, event: competitor, action: enter, competitor: "no %d", price: 200000}\n')
        path = self.deal(DEAL.replace(end, "".join(lines.replace("%d", str(n)) for n in range(300)) + end))
        self.log(path, "us", "statement", "promise", *DAY)

    def test_a_full_record_takes_no_more(self):
        end = "\n# Kept for later."
        notes = "  - {at: 2026-11-17, by: us, event: note, note: seen}\n" * 9999
        path = self.deal(DEAL.replace(end, notes + end))
        before = path.read_text()
        self.assertIn("10000", self.log(path, "us", "note", "more", code=1).err)
        self.assertEqual(before, path.read_text())

    def test_a_missing_file_a_folder_and_standard_input_are_refused(self):
        self.expect(run("log", self.folder / "none.yaml", "us", "note", "x"), 3, err="does not exist")
        self.expect(run("log", "-", "us", "note", "x", stdin=DEAL), 3, err="name a file or a stored deal")
        self.expect(run("log", f"{self.folder}/", "us", "note", "x"), 3, err="is a folder")

    def test_a_file_with_problems_is_not_added_to(self):
        path = self.deal(DEAL.replace("payment_days: 30}", "payment_day: 30}"))
        before = path.read_bytes()
        self.expect(run("log", path, "us", "note", "x"), 1, err="did you mean 'payment_days'?")
        self.assertEqual(before, path.read_bytes())

    def test_a_read_only_file_stays_and_a_link_stays_a_link(self):
        path = self.deal()
        link = self.folder / "link.yaml"
        link.symlink_to(path)
        self.log(link, "us", "note", "x", "-q")
        self.assertTrue(link.is_symlink())
        self.assertIn("note: x", path.read_text())
        if os.geteuid() != 0:
            path.chmod(0o444)
            self.expect(run("log", path, "us", "note", "y"), 3, err="cannot be written")

    def test_a_json_file_stays_json(self):
        path = self.deal(json.dumps({"name": "x", "account": "y", "currency": "USD", "issues": {"price": [1, 2]}},
                                    indent=2), "deal.json")
        self.log(path, "them", "offer", "price=2", *DAY, "-q")
        self.log(path, "us", "note", "it's \"so\": {x}", *DAY, "-q")
        record = json.loads(path.read_text())["record"]
        self.assertEqual(["offer", "note"], [event["event"] for event in record])
        self.assertEqual("it's \"so\": {x}", record[1]["note"])

    def test_writers_at_once_lose_nothing(self):
        path = self.deal()
        with ThreadPoolExecutor(8) as pool:
            results = list(pool.map(lambda i: run("log", path, "us", "note", f"note-{i}", "-q", *DAY), range(32)))
        self.assertEqual([0] * 32, [result.code for result in results], [result.err for result in results])
        self.assertEqual(list(range(2, 34)), sorted(int(result.out) for result in results))
        text = path.read_text()
        for i in range(32):
            self.assertEqual(1, len(re.findall(rf"note: note-{i}\}}", text)))
        self.assertEqual([path.name], sorted(os.listdir(self.folder)))

    def test_an_event_later_than_the_files_date_is_advised_on_its_day(self):
        path = self.deal()
        page = json.loads(self.log(path, "us", "note", "x", "--at", "2026-12-01", "--format", "json").out)
        self.assertEqual("2026-12-01", page["advice"]["date"])

    def test_bug_what_was_logged_after_the_files_date_was_left_out(self):
        path = self.deal()
        self.expect(run("log", path, "them", "signal", "engaging", "--date", "2026-11-25", "--quiet"), 0)
        self.assertIn("Planned from  25 November 2026", self.expect(run("advise", path), 0).out)
        early = run("advise", path, "--date", "2026-11-24")
        self.assertIn("1 event is dated after 2026-11-24, the day of this page, and left out", early.err)

    def test_terms_may_be_called_as_pages_call_them(self):
        path = self.deal()
        self.log(path, "them", "offer", "price=$190k", "contract term=3 years", "payment terms=60", *DAY, "--author", "ana")
        self.assertEqual({"price": 190000, "term_years": 3, "payment_days": 60}, self.record(path)[1]["event"]["package"])

    def test_bug_a_price_that_only_figures_name_could_not_be_logged(self):
        for issues in ("", "issues: {payment_days: [30, 60]}\n"):
            path = self.write("bare.yaml", "name: A\naccount: B\ncurrency: EUR\nvalue: {list_price: 12500, target_price: 11300, "
                                           "floor_price: 9700}\n" + issues)
            self.log(path, "us", "offer", "price=12k", "-q", *DAY)
            page = self.log(path, "them", "offer", "price=10400", *DAY).out
            self.assertIn("price EUR 10,400", page)
            self.assertEqual([12000, 10400], [event["event"]["package"]["price"] for event in self.record(path)])
            self.assertIn("price", " ".join(run("ledger", path, *DAY).out.split()))

    def test_a_deal_without_issues_says_where_they_go(self):
        path = self.write("bare.yaml", "name: A\naccount: B\n")
        self.expect(run("log", path, "them", "offer", "price=190k"), 1,
                    err="'price' is no issue of the deal; add it to 'issues' of its file")
        self.expect(run("log", path, "them", "offer"), 1, err="the deal has none to name: add them to 'issues' of its file")
        self.expect(run("log", path, "them", "competitor", "Globex", "price=190"), 1,
                    err="price=190: is an amount, and the deal has no 'currency' yet; add it to its file")
        self.expect(run("log", path, "us", "fact", "value=1.5m"), 1, err="the deal has no 'currency' yet")
        self.assertEqual("name: A\naccount: B\n", path.read_text())

    def test_an_offer_below_the_walk_away_is_not_told_to_who_may_not_know_it(self):
        for price in ("175k", "185k"):
            path = self.deal(name=f"{price}.yaml")
            for form in ("text", "json"):
                self.log(path, "us", "offer", f"price={price}", *DAY, "-q")
                for command in (("advise",), ("plan",), ("plan", "--diff")):
                    page = run(command[0], path, *command[1:], *DAY, "--hide-walk-away", "--format", form).out
                    for secret in ("below the walk-away", "below our own walk-away", "below_floor", "Our position",
                                   "our_position", "below_target_already"):
                        self.assertNotIn(secret, page, (price, command, form))
            self.assertIn("Our position", run("plan", path, "--diff", *DAY, "--since", "1").out)

    def test_a_price_of_another_size_is_doubted(self):
        path = self.deal()
        for price, size in (("190", "less than a tenth of"), ("2.5m", "more than ten times")):
            self.expect(run("log", path, "them", "offer", f"price={price}", "--dry-run"), 0,
                        err=f"the event: warning: price: is {size} the list price")
        self.assertEqual("", self.log(path, "them", "offer", "price=30k", *DAY).err)

    def test_what_is_taken_back_later_is_taken_back_on_earlier_days_too(self):
        path = self.deal()
        run("plan", path, "--publish", "--date", "2026-11-20")
        self.log(path, "them", "offer", "price=199k", *DAY)
        self.expect(run("undo", path, "--at", "2026-11-28"), 0, err="")
        page = self.expect(run("advise", path, *DAY), 0, err="").out
        self.assertIn("Newest on the record: #4, 28 November 2026, us: correction: withdraws event 3", page)
        difference = self.expect(run("plan", path, "--diff", *DAY), 0, err="").out
        self.assertIn("#4, 28 November 2026, us: correction: withdraws event 3", difference)
        self.assertEqual("", self.log(path, "them", "offer", "price=190k", *DAY).err)

    def test_what_is_logged_late_is_what_the_page_is_about(self):
        path = self.deal()
        run("plan", path, "--publish", "--date", "2026-11-28")
        page = self.log(path, "them", "offer", "price=190k", "--at", "2026-11-24", "--date", "2026-11-28").out
        self.assertIn("Newest on the record: #3, 24 November 2026", page)
        meaning = page[page.index("WHAT IT MEANS"):page.index("What it changed")]
        self.assertIn("has opened with price USD 190,000", meaning)
        self.assertNotIn("Version 1 is out", meaning)

    def test_words_may_hold_anything(self):
        path = self.deal()
        for note in ("a: b", "#1", "- x", "{}", "null", "日本", "it's", '"q"', "a\nb", "-", "=", "100 %"):
            with self.subTest(note):
                self.log(path, "us", "note", "--note", note, "-q", *DAY)
                self.assertEqual(note.replace("\n", " "), self.record(path)[-1]["event"]["note"])

    def test_help_lists_every_kind_that_a_deal_file_knows(self):
        schema = json.loads(run("playbook", "schema", "deal").out)
        kinds = schema["$defs"]["event"]["properties"]["event"]["enum"]
        page = " ".join(run("log", "--help").out.split())
        self.assertIn("EVENT is one of: " + ", ".join(kinds), page)


<<<<<<< HEAD
class InAStore(Stored):
=======
class Publishing(Logging):
    def test_versions_count_up_and_only_changes_are_published(self):
        path = self.deal()
        page = self.expect(run("plan", path, "--publish", *DAY), 0, err="")
        self.assertIn("Fern Logistics: Rollout", page.out)
        first = self.record(path)[-1]["event"]
        self.assertEqual(("plan", 1), (first["event"], first["version"]))
        self.assertRegex(first["digest"], "^[0-9a-f]{64}$")
        before = path.read_bytes()
        self.expect(run("plan", path, "--publish", *DAY), 1, out="",
                    err="plan: is the same as version 1; there is nothing to publish")
        self.log(path, "us", "acknowledgement", "--who", "Ana Ruiz", "version=1", "-q", *DAY)
        self.expect(run("plan", path, "--publish", *DAY), 1)
        self.log(path, "them", "offer", "price=190k", "-q", *DAY)
        self.expect(run("plan", path, "--publish", *DAY), 0)
        second = self.record(path)[-1]["event"]
        self.assertEqual(2, second["version"])
        self.assertNotEqual(first["digest"], second["digest"])
        self.assertTrue(path.read_bytes().startswith(before[:len(before) // 2]))

    def test_a_version_has_the_day_of_its_page(self):
        path = self.deal()
        page = json.loads(run("plan", path, "--publish", "--format", "json").out)
        self.assertEqual("2026-11-23", page["date"])
        self.assertEqual("2026-11-23", self.record(path)[-1]["event"]["at"])
        self.log(path, "them", "offer", "price=190k", "--at", "2026-11-24", "-q")
        page = json.loads(run("plan", path, "--date", "2026-11-24", "--format", "json").out)
        self.assertEqual((1, "2026-11-23", 1),
                         tuple(page["version"][key] for key in ("published", "date", "events_since")))
        run("plan", path, "--publish")
        self.assertEqual("2026-11-24", self.record(path)[-1]["event"]["at"])

    def test_a_version_of_today_has_its_time(self):
        path = self.deal(DEAL.replace("date: 2026-11-23\n", ""))
        run("plan", path, "--publish")
        self.assertRegex(self.record(path)[-1]["event"]["at"], r"^\d{4}-\d\d-\d\dT\d\d:\d\d$")

    def test_a_withdrawn_version_is_published_again(self):
        path = self.deal()
        self.expect(run("plan", path, "--publish", *DAY), 0)
        self.expect(run("undo", path, *DAY), 0)
        self.expect(run("plan", path, "--publish", *DAY), 0)
        self.assertEqual(1, self.record(path)[-1]["event"]["version"])

    def test_the_published_page_is_the_plan(self):
        path = self.deal()
        page = run("plan", path, "--publish", *DAY, "--format", "json").out
        again = run("plan", path, *DAY, "--format", "json").out
        self.assertEqual(json.loads(again), json.loads(page))


    def test_a_version_of_a_file_is_made_again(self):
        path = self.deal()
        self.expect(run("plan", path, "--publish", *DAY), 0)
        before = run("plan", path, "--version", "1", *DAY).out
        self.log(path, "them", "offer", "price=190k", "-q", *DAY)
        self.assertEqual(before, self.expect(run("plan", path, "--version", "1", *DAY), 0, err="").out)
        self.assertRegex(before, r"Plan version +1, published on 24 November 2026\n")
        self.assertNotIn("180,000", run("plan", path, "--version", "1", "--hide-walk-away", *DAY).out)
        self.expect(run("plan", path, "--version", "1", "--diff"), 2, out="", err="exclude each other")

    def test_other_deals_are_no_part_of_a_version(self):
        path = self.deal()
        self.expect(run("plan", path, "--publish", "--beside", ROOT / "examples" / "carton.yaml", *DAY), 0)
        self.expect(run("plan", path, "--publish", *DAY), 1, err="is the same as version 1")


class Pivoting(Logging):
    """A pivot and the version that follows it are one act."""

    PIVOT = ("us", "pivot", "competitive", "they buy once", "--who", "Ana Ruiz")

    def version(self, path):
        return json.loads(run("plan", path, *DAY, "--format", "json").out)["version"]

    def kinds(self, path):
        return [event["event"]["event"] for event in self.record(path)]

    def test_a_pivot_publishes_the_next_version(self):
        path = self.deal()
        self.expect(run("plan", path, "--publish", *DAY), 0)
        page = " ".join(self.log(path, *self.PIVOT, *DAY).out.split())
        self.assertRegex(page, "publishes version 2 of the plan as event 4: Competitive leads in place of "
                               r"\w+, and \d+ things in it change; plan with --diff shows each")
        pivot, plan = [event["event"] for event in self.record(path)[-2:]]
        self.assertEqual(("pivot", "plan", 2), (pivot["event"], plan["event"], plan["version"]))
        self.assertEqual((pivot["at"], "Ana Ruiz"), (plan["at"], plan["who"]))
        self.assertEqual((2, 2), tuple(self.version(path)[key] for key in ("published", "pending")))
        again = self.expect(run("plan", path, "--version", "2", *DAY), 0, err="").out
        self.assertIn("Changed to Competitive by Ana Ruiz", again)
        self.expect(run("plan", path, "--publish", *DAY), 1, err="is the same as version 2")
        difference = " ".join(run("plan", path, "--diff", *DAY).out.split())
        self.assertIn("What changed since version 1", difference)
        self.assertIn("they buy once", difference)
        self.assertNotIn("was not published from today's playbook", difference)

    def test_without_a_version_it_publishes_the_first(self):
        path = self.deal()
        page = json.loads(self.log(path, *self.PIVOT, *DAY, "--format", "json").out)["logged"]
        self.assertEqual((1, 3, "competitive"),
                         tuple(page["published"][key] for key in ("version", "number", "lead")))
        self.assertEqual(["plan"], [event["event"]["event"] for event in page["with"]])
        self.assertGreater(page["published"]["changes"], 0)

    def test_what_leads_by_decision_already_publishes_nothing(self):
        path = self.deal()
        self.log(path, *self.PIVOT, "-q", *DAY)
        page = self.log(path, "us", "pivot", "competitive", "as we said", *DAY)
        self.assertIn("the plan stays as version 1 has it: there is nothing to publish", page.out)
        self.assertEqual(["offer", "pivot", "plan", "pivot"], self.kinds(path))
        page = json.loads(self.log(path, "us", "pivot", "competitive", "still", *DAY, "--format", "json").out)
        self.assertEqual((None, []), (page["logged"]["published"], page["logged"]["with"]))
        self.assertEqual((1, 1), tuple(self.version(path)[key] for key in ("published", "pending")))

    def test_quiet_and_dry_run_say_what_is_published(self):
        path = self.deal()
        before = path.read_bytes()
        page = self.expect(run("log", path, *self.PIVOT, "--dry-run", *DAY), 0).out
        self.assertIn("Not logged; it would be event 2", page)
        self.assertIn("publishes version 1 of the plan as event 3", page)
        self.assertEqual(before, path.read_bytes())
        self.assertEqual("2\n3 version 1\n", self.log(path, *self.PIVOT, "-q", *DAY).out)

    def test_undo_takes_the_version_back_with_its_pivot(self):
        for number in ((), ("3",)):
            path = self.deal()
            self.expect(run("plan", path, "--publish", *DAY), 0)
            lead = json.loads(run("plan", path, *DAY, "--format", "json").out)["strategy"]["lead"]
            self.log(path, *self.PIVOT, "-q", *DAY)
            page = self.expect(run("undo", path, *number, "--reason", "too early", *DAY), 0, err="").out
            self.assertIn("withdraws event 3", page)
            self.assertIn("withdraws event 4", page)
            plan = json.loads(run("plan", path, *DAY, "--format", "json").out)
            self.assertEqual((lead, 1, 1), (plan["strategy"]["lead"], plan["version"]["published"],
                                            plan["version"]["pending"]))
            self.assertEqual("7\n8 version 2\n", self.log(path, *self.PIVOT, "-q", *DAY).out)

    def test_undo_leaves_versions_that_others_followed(self):
        path = self.deal()
        self.log(path, *self.PIVOT, "-q", *DAY)
        self.log(path, "them", "offer", "price=190k", "-q", *DAY)
        self.expect(run("plan", path, "--publish", *DAY), 0)
        page = self.expect(run("undo", path, "2", *DAY), 0).out
        self.assertIn("withdraws event 2", page)
        self.assertNotIn("withdraws event 3", page)
        self.assertEqual((2, 3), tuple(self.version(path)[key] for key in ("published", "pending")))
        self.expect(run("undo", path, "3", *DAY), 0, out="withdraws event 3")

    def test_the_version_alone_is_taken_back_by_its_number(self):
        path = self.deal()
        self.log(path, *self.PIVOT, "-q", *DAY)
        self.assertEqual("4\n", self.expect(run("undo", path, "3", "-q", *DAY), 0).out)
        self.assertEqual("5\n", self.expect(run("undo", path, "-q", *DAY), 0).out)

    def test_a_pivot_logged_late_publishes_what_is_known_by_now(self):
        path = self.deal()
        self.log(path, "them", "offer", "price=190k", "--at", "2026-11-23T15:00", "-q", *DAY)
        self.log(path, *self.PIVOT, "--at", "2026-11-22T09:00", "-q", *DAY)
        self.assertEqual("2026-11-23T15:00", self.record(path)[-1]["event"]["at"])
        self.assertEqual((1, 1), tuple(self.version(path)[key] for key in ("published", "pending")))
        self.expect(run("plan", path, "--version", "1", *DAY), 0)

    def test_bug_a_pivot_of_an_earlier_day_took_the_number_of_a_later_version(self):
        path = self.deal()
        self.expect(run("plan", path, "--publish", *DAY), 0)
        self.log(path, "us", "pivot", "defensive", "a new buyer", "--date", "2026-11-20", "-q")
        self.assertEqual([1, 2], [event["event"]["version"] for event in self.record(path)
                                  if event["event"]["event"] == "plan"])

    def test_a_pivot_that_is_refused_publishes_nothing(self):
        path = self.deal()
        before = path.read_bytes()
        self.expect(run("log", path, "us", "pivot", "soft", "a reason", *DAY), 1, out="")
        self.assertEqual(before, path.read_bytes())

    def test_a_file_that_cannot_take_both_takes_neither(self):
        path = self.deal()
        room = (4 << 20) - len(path.read_bytes()) - 150
        path.write_bytes(path.read_bytes() + b"#" * room + b"\n")
        before = path.read_bytes()
        self.log(path, "us", "note", "x", "--dry-run", *DAY)
        self.expect(run("log", path, *self.PIVOT, *DAY), 1, out="", err="has no room")
        self.assertEqual(before, path.read_bytes())


class Slips(Logging):
    def test_bug_they_could_change_our_strategy_and_versions_to_come_were_confirmed(self):
        path = self.deal()
        before = path.read_bytes()
        self.expect(run("log", path, "them", "pivot", "competitive", "said so", *DAY), 1, out="",
                    err="by: a pivot changes our strategy")
        self.expect(run("log", path, "us", "acknowledgement", "version=7", "--who", "Ana Ruiz", *DAY), 1, out="",
                    err="version: is 7, and the newest that is published is 0")
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

    def test_bug_a_replay_left_out_what_was_logged_after_the_date_of_the_file(self):
        path = self.deal()
        self.log(path, "them", "offer", "price=190k", "-q", "--at", "2026-11-24", *DAY)
        page = self.expect(run("replay", path), 0).out
        self.assertIn("Open after 2 events", page)


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
                self.assertEqual("", page.err, words)
            else:
                self.assertIn("the event: warning: " + err, page.err)

    def both(self, *words):
        for deal in ((self.path,), ("fern", "--store", self.store)):
            page = self.expect(run("log", deal[0], *words, *deal[1:], *DAY), 0)
        return page

    def test_a_word_that_is_no_kind_is_told_what_was_meant(self):
        for word, meant in (("wants", "statement demand"), ("ack", "acknowledgement"),
                            ("agreed", "accept"), ("bid", "offer"), ("win", "outcome won"), ("reopen", "outcome none' or 'offer")):
            self.refused(f"not '{word}'; did you mean '{meant}'?", "them", word, "price=190k", code=2)
        self.refused("not 'undo'; that is 'dealwright undo DEAL'", "us", "undo", code=2)
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
        for price, size in (("190", "less than a tenth of"), ("2.5m", "more than ten times")):
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
            self.doubted("term_years: 7 is none of 1, 2, 3; logged as it stands", side, "offer", "term_years=7")
            self.doubted("escalator: 3 is none of 0, 0.03 (did you mean 0.03?)", side, "offer", "escalator=3")
            self.doubted(None, side, "offer", "price=203,417", "payment_days=60", "term_years=2", "escalator=3%")
        self.log(self.path, "them", "offer", "payment_days=7", "-q", *DAY)
        self.assertEqual({"payment_days": 7}, self.record(self.path)[-1]["event"]["package"])

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

    def test_a_refusal_of_what_is_not_on_the_table_is_told_of_a_file(self):
        path = self.deal()
        lines = ("  - {at: 2026-11-20, by: them, event: offer, package: {price: 190000}}\n"
                 "  - {at: 2026-11-21, by: us, event: refuse, package: {price: 185000}}\n")
        path.write_text(path.read_text().replace("\n# Kept", lines + "\n# Kept"))
        page = self.expect(run("advise", path, *DAY), 0)
        self.assertIn("refuses what is not on the table: it names price 185000, and theirs is 190000; it counts as a refusal "
                      "of all that is", page.err)

    def test_what_is_better_than_what_was_agreed_is_to_be_taken_in_writing(self):
        for deal in self.stored():
            with self.subTest(deal=deal[0]):
                for words in (("them", "offer", "price=190k"), ("us", "accept")):
                    self.log(*deal, *words, "-q", *DAY)
                page = " ".join(self.log(*deal, "them", "offer", "price=193.5k", *DAY).out.split())
                self.assertIn("it is no worse for us, and what was agreed stands until we take it", page)
                self.assertIn("Next move: accept", page)
                self.assertIn("in writing and as it stands: it takes the place of USD 190,000", page)
                self.assertIn("Have the approval before the yes", page)
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


class PartsOfAReplay(Logging):
    """A range of a transcript is that part of the whole, in every form."""
    NEGOTIATION = next(iter(sorted((ROOT / "examples/negotiations").glob("*.yaml"))))

    def replay(self, *options, code=0):
        return self.expect(run("replay", self.NEGOTIATION, *options), code)

    def events(self, *options):
        return json.loads(self.replay("--format", "json", *options).out)["events"]

    def text(self, *options):
        """What stands between the heading (and what is shown of it) and the end, by event."""
        return re.split(r"(?m)^(?=  \d+\. )", self.replay(*options).out.rsplit("\n\n", 1)[0])[1:]

    def test_it_is_word_for_word_that_part(self):
        whole, page = self.events(), self.text()
        self.assertGreater(len(whole), 8)
        self.assertEqual(len(whole), len(page))
        for first in range(0, len(whole), 3):
            for end in (first + 1, first + 4):
                part = whole[first:end]
                options = ("--from", part[0]["number"], "--to", part[-1]["number"])
                self.assertEqual(part, self.events(*options))
                self.assertEqual([event.rstrip() for event in page[first:end]],
                                 [event.rstrip() for event in self.text(*options)])

    def test_days_numbers_and_the_last_few(self):
        whole = self.events()
        day = whole[len(whole) // 2]["day"]
        days = sorted({event["day"] for event in whole})
        self.assertEqual([e for e in whole if e["day"] >= day], self.events("--from", day))
        self.assertEqual([e for e in whole if e["day"] <= day], self.events("--to", day))
        self.assertEqual([e for e in whole if days[1] <= e["day"] <= day], self.events("--from", days[1], "--to", day))
        self.assertEqual(whole[-3:], self.events("--last", 3))
        self.assertEqual(whole[2:5], self.events("--to", whole[4]["number"], "--last", 3))
        self.assertEqual(whole, self.events("--last", 10000))
        self.assertEqual(self.replay().out, self.replay("--from", 1, "--to", whole[-1]["number"]).out)

    def test_a_part_says_that_it_is_one_and_ends_as_the_whole_does(self):
        part, whole = self.replay("--from", 2, "--to", 4).out, self.replay().out
        self.assertIn("Only events 2 to 4.", part)
        self.assertNotIn("Only events", whole)
        self.assertEqual(whole.rsplit("\n\n", 1)[1], part.rsplit("\n\n", 1)[1])

    def test_an_event_that_was_withdrawn_is_in_no_part(self):
        path = self.deal()
        self.log(path, "them", "offer", "price=190k", *DAY)
        self.log(path, "them", "note", "seen", *DAY)
        self.log(path, "us", "correction", "2", *DAY)
        shown = json.loads(self.expect(run("replay", path, *DAY, "--from", 2, "--format", "json"), 0).out)["events"]
        self.assertEqual([3], [event["number"] for event in shown])
        self.assertIn("no event that counts lies there",
                      self.expect(run("replay", path, *DAY, "--from", 2, "--to", 2), 1).err)

    def test_what_names_no_event_is_refused(self):
        for options, message in ((("--from", "9999"), "--from 9999: the record has no event of that number"),
                                 (("--to", "10001"), "--to 10001: is neither the number of an event nor a day"),
                                 (("--to", "0"), "--to 0: is neither the number of an event nor a day"),
                                 (("--from", "2026-13-01"), "is neither the number of an event nor a day such as"),
                                 (("--from", "soon"), "--from soon: is neither"),
                                 (("--last", "0"), "--last 0: is no number of events"),
                                 (("--last", "-3"), "--last -3: is no number of events"),
                                 (("--last", "few"), "--last few: is no number of events"),
                                 (("--from", "3", "--to", "2"), "--from 3: no event that counts lies there"),
                                 (("--to", "1999-01-01"), "--to 1999-01-01: no event that counts lies there")):
            with self.subTest(" ".join(options)):
                result = self.replay(*options, code=1)
                self.assertEqual("", result.out)
                self.assertIn(message, result.err)
        self.replay("--from", "", code=2)
        self.expect(run("replay", self.deal(DEAL[:DEAL.index("record:")]), *DAY, "--last", 3), 0)

    def test_a_part_of_the_longest_record_is_there_at_once(self):
        end = "\n# Kept for later."
        lines = "".join("  - {at: 2026-11-17, by: %s, event: offer, package: {price: %d}}\n" %
                        (("us", 235000 - n) if n % 2 else ("them", 180000 + n)) for n in range(9999))
        path = self.deal(DEAL.replace(end, lines + end))
        shown = json.loads(self.expect(run("replay", path, "--last", 2, "--format", "json"), 0).out)["events"]
        self.assertEqual([9999, 10000], [event["number"] for event in shown])


class InAStore(Logging):
    def setUp(self):
        super().setUp()
        self.store = f"sqlite:{self.folder}/deals.db"
        self.expect(run("deal", "add", self.deal(), "--name", "fern", "--store", self.store), 0)

    def call(self, *arguments):
        return run(*arguments, "--store", self.store)

    def stored(self):
        return json.loads(self.call("deal", "show", "fern", "--format", "json").out)["record"]

>>>>>>> offers
    def test_log_undo_and_publish_work_on_a_stored_deal(self):
        page = self.expect(self.call("log", "fern", "them", "offer", "price=190k", *DAY), 0)
        self.assertIn("Event 2 – 24 November 2026, them: offer: price USD 190,000", page.out)
        self.expect(self.call("undo", "1", *DAY), 0, out="withdraws event 2")
        self.expect(self.call("plan", "fern", "--publish", *DAY), 0)
        self.expect(self.call("plan", "fern", "--publish", *DAY), 1, err="is the same as version 1")
        self.assertEqual(["offer", "offer", "correction", "plan"], [event["event"] for event in self.stored()])
        self.expect(self.call("replay", "fern", "--date", "2026-11-30"), 0, out="Plan published: version 1")
        self.expect(self.call("audit"), 0)

    def test_a_dry_run_and_a_mistake_leave_the_store_alone(self):
        self.expect(self.call("log", "fern", "us", "note", "x", "--dry-run"), 0)
        self.expect(self.call("log", "fern", "us", "offer", "prise=1"), 1)
        self.assertEqual(1, len(self.stored()))

    def test_a_wrong_name_is_said_with_the_nearest(self):
        self.expect(self.call("log", "fren", "us", "note", "x"), 3, err="did you mean 'fern'?")

    def test_a_store_that_is_not_there_is_not_made(self):
        none = f"sqlite:{self.folder}/none.db"
        self.expect(run("log", "fern", "us", "note", "x", "--store", none), 3)
        self.assertFalse((self.folder / "none.db").exists())

    def test_processes_at_once_lose_nothing(self):
        calls = [subprocess.Popen([PROGRAM, "log", "fern", "us", "note", f"note-{i}", "-q", *DAY, "--store", self.store],
                                  cwd=ROOT, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
                 for i in range(16)]
        ends = [(call.communicate(), call.returncode) for call in calls]
        self.assertEqual([0] * 16, [code for _, code in ends], ends)
        self.assertEqual(list(range(2, 18)), sorted(int(out) for (out, _), _ in ends))
        notes = sorted(event.get("note", "") for event in self.stored())
        self.assertEqual(sorted([""] + [f"note-{i}" for i in range(16)]), notes)


if __name__ == "__main__":
    main()
