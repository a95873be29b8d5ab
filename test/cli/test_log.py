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
                "source: cli, note: opened hard}\n")
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
                          "author": "ana", "source": "cli"}, page["logged"]["event"])
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

    def test_bug_the_record_of_a_file_did_not_say_from_where_an_event_came(self):
        path = self.deal()
        self.log(path, "us", "note", "called", "-q", *DAY, "--source", "CRM")
        self.log(path, "us", "note", "wrote", "-q", *DAY)
        run("undo", path, *DAY)
        run("plan", path, "--publish", *DAY)
        record = json.loads(run("deal", "export", path).out)["record"]
        self.assertEqual([None, "CRM", "cli", "cli", "cli"], [event.get("source") for event in record])

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
        self.log(path, "them", "joined", "J. Meyer", *DAY, "-q")
        self.log(path, "us", "dismissal", "alert=new_face", "--reason", "they asked for it", *DAY, "-q")
        page = self.log(path, "us", "dismissal", "new_face", "they asked for it", *DAY, "--author", "li").out
        self.assertIn("us: alert dismissed: new_face; reason: they asked for it", " ".join(page.split()))
        self.assertRegex(" ".join(page.split()), "Set aside • New on the side of .* new_face: raised by event 2 "
                         r"\(24 November 2026\) set aside by li on 24 November 2026: they asked for it")
        for event in self.record(path)[2:]:
            self.assertEqual(("new_face", "they asked for it"), (event["event"]["alert"], event["event"]["reason"]))
        self.expect(run("log", path, "us", "dismissal", "chasin", "x"), 1, err="did you mean 'chasing'?")
        self.expect(run("log", path, "us", "dismissal", "chasing"), 1, err="'reason' is required with event 'dismissal'")

    def test_only_an_alert_that_stands_is_set_aside(self):
        path = self.deal()
        refused = "'new_face' is not raised, so there is nothing to set aside; 'dealwright advise' names the alerts"
        self.expect(run("log", path, "us", "dismissal", "new_face", "x", *DAY), 1, err=refused)
        self.log(path, "them", "joined", "J. Meyer", "--at", "2026-11-24T12:00", "-q")
        self.expect(run("log", path, "us", "dismissal", "new_face", "x", "answers=1", *DAY), 1,
                    err="answers: event 1 did not raise 'new_face'; raised by 2")
        self.expect(run("log", path, "us", "dismissal", "new_face", "x", "--at", "2026-11-23"), 1, err=refused)
        self.expect(run("log", path, "us", "dismissal", "new_face", "x", "--at", "2026-11-24T10:00"), 1,
                    err="is before what raised 'new_face' (event 2)")
        self.log(path, "us", "dismissal", "new_face", "x", "answers=2", *DAY, "-q")
        self.log(path, "us", "dismissal", "new_face", "y", "--correct", "3", *DAY, "-q")
        self.assertEqual([1, 2, 4], [event["number"] for event in self.record(path)])

    def test_an_alert_of_a_day_shows_its_id(self):
        path = self.deal(DEAL.replace("date: 2026-11-23\n", "close_by: 2026-12-18\n"))
        self.assertIn("close_day_passed: raised by event 1 (16 November 2026, Ana Ruiz)", run("advise", path, "--date", "2026-12-20").out)
        self.expect(run("log", path, "us", "dismissal", "close_day_passed", "x", *DAY), 1, err="is not raised")
        page = self.log(path, "us", "dismissal", "close_day_passed", "they asked", "--date", "2026-12-20").out
        self.assertIn("Set aside", page)

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
            (("us", "offer", "90"), 1, "90: may be 'price=90k' or 'payment_days=90'; write which"),
            (("us", "fact", "horizon=never"), 1, "one_time, repeat, strategic"),
            (("them", "signal", "none"), 1, "none: signal: 'none' is not one of engaging, withdrawing"),
            (("them", "signal", "null"), 1, "null: signal: 'null' is not one of engaging, withdrawing"),
            (("us", "escalation", "promise"), 1, "'escalation' promises nothing; write in its note what was promised"),
            (("them", "joined", "12"), 1, "12: person.name: '12' is no name; write who it was, such as 'Mira Holt'"),
            (("them", "offer", "price=null"), 1, "price=null: package.price: expected a number, found 'null'"),
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
        for price, size in (("19k", "less than a fifth of"), ("2.35m", "more than five times")):
            self.expect(run("log", path, "them", "offer", f"price={price}", "--dry-run"), 0,
                        err=f"the event: warning: price: is {size} the list price")
        self.assertEqual("", self.log(path, "them", "offer", "price=60k", *DAY).err)

    def test_bug_a_price_that_can_only_be_a_slip_was_logged(self):
        path = self.deal()
        before = path.read_bytes()
        for words in (("them", "offer", "price=190"), ("us", "statement", "disclosure", "price=190"),
                      ("them", "competitor", "enter", "Globex", "price=190")):
            self.expect(run("log", path, *words, *DAY), 1, out="",
                        err="price: is less than a fiftieth of the list price; write the whole figure")
        self.assertEqual(before, path.read_bytes())
        self.expect(run("log", path, "them", "offer", "price=190", "--yes", "-q", *DAY), 0)
        self.assertEqual({"price": 190}, self.record(path)[-1]["event"]["package"])

    def test_bug_what_a_seller_says_was_refused(self):
        for said, package, read_as in (("they countered 190 at net 90", {"price": 190000, "payment_days": 90}, True),
                                       ("we offered 215k, net 30", {"price": 215000, "payment_days": 30}, False),
                                       ("them offer 195k net90", {"price": 195000, "payment_days": 90}, False),
                                       ("them demand 190 with 3 years", {"price": 190000, "term_years": 3}, True)):
            path = self.deal()
            page = self.log(path, *said.split(), *DAY)
            self.assertEqual(read_as, "190: warning: read as USD 190,000\n" in page.err, said)
            self.assertEqual(package, self.record(path)[-1]["event"]["package"], said)

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

    def test_evidence_that_was_only_heard_is_doubted(self):
        heard = "evidence is what can be shown; what was only heard goes into --note"
        for words, doubted in (("only a rumour", True), ("Heard at the fair", True), ("their CFO said so", True),
                               ("hearsay.", True), ("their quote of 3 May", False), ("unsaid in the tender award", False)):
            with self.subTest(words):
                page = self.log(self.deal(), "them", "competitor", "enter", "Zed", "price=180k", "--evidence", words, "-q",
                                *DAY)
                self.assertEqual(doubted, heard in page.err, page.err)
        self.assertEqual("", self.log(self.deal(), "us", "fact", "horizon=one_time", "--evidence", "a rumour", "-q", *DAY).err)

    def test_a_rival_whose_price_counts_is_not_said_to_count_for_nothing(self):
        path = self.deal()
        page = self.log(path, "them", "competitor", "enter", "Zed", "price=180k", "--evidence", "their quote", *DAY).out
        self.assertIn("Zed stands at USD 180,000 (their quote)", " ".join(page.split()))
        self.assertNotIn("not by what a rival is said to ask", " ".join(page.split()))

    def test_rivals_stay_beside_each_other_until_they_leave(self):
        path = self.deal()

        def after(*words):
            page = " ".join(self.log(path, "them", "competitor", *words, *DAY).out.split())
            return page, json.loads(run("packages", path, "--format", "json", *DAY).out)["next"]["acceptance"]
        alone = after("enter", "Orlo", "price=185k")[1]
        page, both = after("enter", "Vane", "price=205k")
        self.assertIn("Vane is said to stand at USD 205,000", page)
        self.assertIn("as good without it", page)
        self.assertIn("Orlo is said to", page[page.index("ALERTS"):])
        page, left = after("leave", "Vane")
        self.assertIn("Vane is out. What Fern Logistics may fall back on is as good without it", page)
        self.assertEqual([alone, alone], [both, left])
        after("enter", "Vane", "price=205k")
        self.assertGreaterEqual(after("leave", "Orlo")[1], alone)

    def test_help_lists_every_kind_that_a_deal_file_knows(self):
        schema = json.loads(run("playbook", "schema", "deal").out)
        kinds = schema["$defs"]["event"]["properties"]["event"]["enum"]
        page = " ".join(run("log", "--help").out.split())
        self.assertIn("EVENT is one of: " + ", ".join(kinds), page)


class InAStore(Stored):
    def test_log_undo_and_publish_work_on_a_stored_deal(self):
        page = self.expect(self.call("log", "fern", "them", "offer", "price=190k", *DAY), 0)
        self.assertIn("Event 2 – 24 November 2026, them: offer: price USD 190,000", page.out)
        self.expect(self.call("undo", "1", *DAY), 0, out="withdraws event 2")
        self.expect(self.call("plan", "fern", "--publish", *DAY), 0)
        self.expect(self.call("plan", "fern", "--publish", *DAY), 1, err="is the same as version 1")
        self.assertEqual(["offer", "offer", "correction", "plan"], [event["event"] for event in self.stored()])
        self.expect(self.call("replay", "fern", "--date", "2026-11-30"), 0, out="Plan published: version 1")
        self.expect(self.call("audit"), 0)

    def test_what_is_logged_late_is_doubted_once(self):
        page = self.expect(self.call("log", "fern", "us", "note", "x", "--at", "2026-11-10", *DAY), 0)
        self.assertEqual("the event: warning: at: is earlier than event 1 before it (2026-11-16); it is taken at its "
                         "date\n", page.err)
        self.expect(self.call("advise", "fern", *DAY), 0, err="")

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
