#!/usr/bin/env python3
"""Deals in a store: the commands on whole deals, on the store itself, and that every other command
reads a stored deal as it reads its file."""
import json
import os
import shutil
import sqlite3
import stat
import subprocess
import sys

sys.path.insert(0, os.path.dirname(__file__))
from support import ENVIRONMENT, PROGRAM, ROOT, Case, main, run

NORTHWIND = ROOT / "examples/northwind.yaml"
CARTON = ROOT / "examples/carton.yaml"
EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))
SMALL = "name: Small\naccount: Halden Press\n"


class StoreCase(Case):
    def setUp(self):
        super().setUp()
        self.path = self.folder / "deals.db"
        self.url = f"sqlite:{self.path}"

    def on(self, *arguments, **more):
        """A call on this test's store, in its folder."""
        more.setdefault("cwd", self.folder)
        return run(*arguments, env={"DEALWRIGHT_STORE": self.url}, **more)

    def add(self, path, *options):
        return self.expect(self.on("deal", "add", path, *options), 0, err="")

    def entries(self):
        return int(self.expect(self.on("audit"), 0).out.split("head ")[1].split(":")[0])


class Deals(StoreCase):
    def test_add_says_id_and_events(self):
        self.assertEqual("Stored as deal 1: Control tower rollout, 4 events.\n", self.add(NORTHWIND).out)
        self.assertEqual("Stored as deal 2: carton, 0 events.\n",
                         self.add(CARTON, "--name", "carton").out)
        self.assertEqual(6, self.entries())

    def test_a_name_is_stored_once(self):
        self.add(NORTHWIND)
        self.expect(self.on("deal", "add", NORTHWIND), 1, out="",
                    err="there is a deal 'Control tower rollout' already: it has the id 1")
        self.expect(self.on("deal", "add", CARTON, "--name", "42"), 1, out="",
                    err="a deal cannot be named '42': a number is the id of a deal")
        self.expect(self.on("deal", "add", CARTON, "--name", "x" * 801), 1, out="",
                    err="the name is longer than 800 bytes, the most there is")
        self.expect(self.on("deal", "add", CARTON, "--name", "two\nlines"), 1, out="")
        self.assertEqual(5, self.entries())

    def test_a_given_name_is_a_handle_and_pages_keep_the_deals_own(self):
        self.add(NORTHWIND, "--name", "nw")
        self.expect(self.on("plan", "nw"), 0, out="Northwind Freight: Control tower rollout")
        self.expect(self.on("deal", "show", "nw"), 0, out="Control tower rollout")
        self.assertEqual("Control tower rollout", json.loads(self.on("deal", "export", "nw").out)["name"])
        self.expect(self.on("plan", "Control tower rollout"), 3, err="has the name")

    def test_latest_events_read_as_advice_writes_them(self):
        self.add(NORTHWIND, "--name", "nw")
        self.expect(self.on("log", "nw", "them", "debrief", "4", "lesson=ask first", "lesson=then, rest"), 0)
        page = " ".join(self.expect(self.on("deal", "show", "nw", "--width", "120"), 0).out.split())
        self.assertIn("2026-11-18 them (J. Meyer) offer: price USD 190,000; payment terms 90 days; “opened hard”", page)
        self.assertIn("debrief: relationship 4 of 5; lesson – ask first; lesson – then, rest", page)
        self.assertNotIn('["', page)

    def test_only_a_deal_that_makes_a_plan_is_stored(self):
        bad = self.write("bad.yaml", SMALL + "facts: {complexity: huge}\n")
        self.expect(self.on("deal", "add", bad), 1, out="", err=f"1 problem in {bad}")
        self.expect(self.on("deal", "add", "no.yaml"), 3, out="", err="no.yaml: does not exist")
        self.assertFalse(self.path.exists())

    def test_list(self):
        self.add(NORTHWIND)
        self.add(self.write("small.yaml", SMALL))
        page = self.expect(self.on("deal", "list"), 0, err="").out
        self.assertRegex(page, r"1  Control tower rollout  Northwind Freight +ana +4  2026-11-20")
        self.assertRegex(page, r"2  Small +Halden Press +0")
        rows = json.loads(self.expect(self.on("deal", "list", "--format", "json"), 0, err="").out)
        self.assertEqual({"id": 2, "name": "Small", "account": "Halden Press", "owner": None,
                          "revisions": 1, "events": 0, "plans": 0, "last_event": None}, rows[1])
        self.assertEqual("2026-11-20", rows[0]["last_event"])

    def test_a_name_that_reads_like_a_file_is_said(self):
        for name in ("north/south", "-", "x.yaml"):
            self.expect(self.on("deal", "add", NORTHWIND, "--name", name), 0,
                        err=f"warning: name: '{name}' reads like a file: say ")
        self.assertIn("2  -", self.on("deal", "list").out)

    def test_plans_that_were_published_are_counted(self):
        self.add(NORTHWIND)
        self.expect(self.on("plan", "1", "--publish", "--date", "2026-11-23"), 0)
        self.assertIn("1 revision, 5 events, 1 published plan", self.on("deal", "show", "1").out)

    def test_show(self):
        self.add(NORTHWIND)
        page = self.expect(self.on("deal", "show", "1"), 0, err="").out
        for part in ("Control tower rollout", "Northwind Freight", "1 revision, 4 events, 0 published",
                     "Head of Procurement", "price USD 190,000; payment", "withdrawing"):
            self.assertIn(part, page)
        self.assertEqual(page, self.on("deal", "show", "Control tower rollout").out)

    def test_bug_a_deal_file_was_neither_shown_nor_exported(self):
        page = self.expect(self.on("deal", "show", NORTHWIND), 0, err="").out
        for part in ("Control tower rollout", "Northwind Freight", "4 events, 0 published", "Head of Procurement",
                     "price USD 190,000; payment"):
            self.assertIn(part, page)
        self.assertNotIn("revision", page)
        exported = self.expect(self.on("deal", "export", NORTHWIND), 0, err="").out
        self.assertEqual(exported, self.on("deal", "show", NORTHWIND, "--format", "json").out)
        self.assertFalse(self.path.exists())
        self.add(NORTHWIND)
        self.assertEqual(self.on("deal", "export", "1").out, exported)
        copy = self.write("copy.json", exported)
        self.assertEqual(self.on("plan", NORTHWIND).out, self.on("plan", copy).out)

    def test_a_file_of_any_name_is_shown_where_no_stored_deal_is_called_so(self):
        self.write("small", SMALL)
        self.expect(self.on("deal", "show", "small"), 0, out="Halden Press", err="")
        self.add(CARTON, "--name", "small")
        self.assertNotIn("Halden Press", self.expect(self.on("deal", "show", "small"), 0, err="").out)
        missing = self.expect(self.on("deal", "show", "none.yaml"), 3, out="", err="none.yaml: does not exist")
        self.assertNotIn("deal add", missing.err)
        self.expect(self.on("deal", "export", "none"), 2, out="", err="no deal")

    def test_an_export_has_time_author_and_source_of_each_event_that_was_logged(self):
        self.add(self.write("small.yaml", SMALL))
        self.expect(self.on("log", "1", "us", "note", "called", "--author", "li", "--at", "2026-11-20T08:05"), 0)
        event = json.loads(self.on("deal", "export", "1").out)["record"][-1]
        self.assertEqual(("2026-11-20T08:05", "li", "cli"), (event["at"], event["author"], event["source"]))

    def test_show_has_the_people_as_the_record_leaves_them(self):
        self.add(self.write("small.yaml", SMALL + "people: {theirs: [{name: J. Meyer}, {name: K. Ode}]}\n"))
        self.expect(self.on("log", "Small", "them", "left", "J. Meyer"), 0)
        self.expect(self.on("log", "Small", "them", "joined", "Lu Chen", "CFO"), 0)
        people = self.on("deal", "show", "Small").out.partition("PEOPLE")[2].partition("EVENTS")[0]
        self.assertNotIn("J. Meyer", people)
        self.assertRegex(people, r"K\. Ode")
        self.assertRegex(people, r"Lu Chen +CFO")

    def test_show_lists_the_latest_events_only(self):
        record = "".join(f"  - {{at: 2026-10-{day:02}, by: us, event: note, note: day {day}}}\n"
                         for day in range(1, 26))
        self.add(self.write("long.yaml", SMALL + "record:\n" + record))
        page = self.on("deal", "show", "Small").out
        self.assertIn("LATEST EVENTS", page)
        self.assertIn("day 16", page)
        self.assertNotIn("day 15", page)

    def test_a_near_miss_names_the_nearest(self):
        self.add(self.write("small.yaml", SMALL))
        for call in (["deal", "show", "Smal"], ["deal", "export", "smal"]):
            self.expect(self.on(*call), 2, out="", err="; did you mean 'Small'?")
        self.expect(self.on("deal", "update", "Smla", "small.yaml"), 2, err="did you mean 'Small'?")
        self.expect(self.on("deal", "show", "7"), 2, out="", err="no deal has the id '7'")
        self.expect(self.on("plan", "Smal"), 3, out="",
                    err="Smal: is no file, and in " + self.url +
                        " no deal has the name 'Smal'; did you mean 'Small'?")

    def test_a_deal_without_date_stays_without(self):
        self.add(self.write("small.yaml", SMALL))
        self.assertEqual({"name": "Small", "account": "Halden Press", "facts": {}},
                         json.loads(self.on("deal", "export", "1").out))

    def test_update_is_a_new_revision_and_keeps_handle_and_record(self):
        self.add(NORTHWIND, "--name", "northwind")
        out = self.folder / "northwind.json"
        self.expect(self.on("deal", "export", "northwind", "-o", out), 0, out="", err="")
        deal = json.loads(out.read_text())
        deal["name"] = "another name"
        deal["owner"] = "ben"
        deal["record"] = deal["record"][:2]
        out.write_text(json.dumps(deal))
        self.assertEqual("Stored as revision 2 of deal 1: northwind.\n",
                         self.expect(self.on("deal", "update", "1", out), 0, err="").out)
        after = json.loads(self.on("deal", "show", "1", "--format", "json").out)
        self.assertEqual(("another name", "ben", 4), (after["name"], after["owner"], len(after["record"])))
        self.assertIn("ben", self.on("deal", "list").out)
        self.assertEqual(6, self.entries())

    def test_update_refuses_another_record(self):
        self.add(NORTHWIND)
        deal = json.loads(self.on("deal", "export", "1").out)
        deal["record"][1]["note"] = "never said"
        changed = self.write("changed.json", json.dumps(deal))
        self.expect(self.on("deal", "update", "1", changed), 1, out="",
                    err="record: event 2 is not the one stored")
        deal["record"] = []
        self.expect(self.on("deal", "update", "1", self.write("x.json", json.dumps(deal))), 0)

    def test_the_author_is_the_user(self):
        self.add(self.write("small.yaml", SMALL))
        line = json.loads(self.on("export").out.splitlines()[1])
        self.assertEqual("cli", line["source"])
        self.assertGreater(line["at"], 1_700_000_000_000_000)
        self.assertIsInstance(line["author"], str)


class Sources(StoreCase):
    def test_a_stored_deal_gives_what_its_file_gives(self):
        for path in EXAMPLES:
            self.add(path, "--name", path.stem)
        day = ("--date", "2026-11-24")
        for path in EXAMPLES:
            exported = self.folder / f"{path.stem}.json"
            self.expect(self.on("deal", "export", path.stem, "-o", exported), 0)
            file = self.write("file.yaml", path.read_text())
            for call in (["plan"], ["assess", "--format", "json"], ["worth"], ["packages"]):
                with self.subTest(path.name, call=call[0]):
                    wanted = run(call[0], file, *call[1:], *day)
                    self.expect(wanted, 0)
                    self.assertEqual(wanted.out, self.on(call[0], path.stem, *call[1:], *day).out)
                    self.assertEqual(wanted.out, run(call[0], exported, *call[1:], *day).out)

    def test_score_and_frontier_take_stored_deals(self):
        self.add(NORTHWIND, "--name", "nw")
        self.expect(self.on("score", "nw", "--package", "{price: 215000}"), 0, err="")
        self.expect(self.on("frontier", "nw"), 0, err="")

    def test_terms_that_other_stored_deals_would_ask_for_are_seen(self):
        other = NORTHWIND.read_text().replace("name: Control tower rollout", "name: Second hub")
        self.add(NORTHWIND, "--name", "hub")
        self.add(self.write("second.yaml", other.replace("price: 235000", "price: 239500")))
        alone = self.expect(self.on("advise", NORTHWIND, "--date", "2026-11-23"), 0).out
        self.assertNotIn("PRECEDENTS", alone)
        seen = self.expect(self.on("advise", "hub", "--date", "2026-11-23"), 0).out
        self.assertIn("Second hub", seen.split("PRECEDENTS")[1])

    def test_what_looks_like_a_file_is_one(self):
        self.on("deal", "add", NORTHWIND, "--name", "carton.yaml")
        shutil.copy(CARTON, self.folder / "carton.yaml")
        for operand in ("carton.yaml", "./carton.yaml", self.folder / "carton.yaml"):
            self.expect(self.on("plan", operand), 0, out="Mossgrove Confections")
        self.expect(self.on("plan", "-", stdin=CARTON.read_text()), 0, out="Mossgrove Confections")
        self.expect(self.on("plan", "1"), 0, out="Northwind Freight")

    def test_a_stored_deal_comes_before_a_file_of_its_name(self):
        shutil.copy(CARTON, self.folder / "nw")
        self.expect(self.on("plan", "nw"), 0, out="Mossgrove Confections")
        self.add(CARTON)
        self.expect(self.on("plan", "nw"), 0, out="Mossgrove Confections")
        self.add(NORTHWIND, "--name", "nw")
        self.expect(self.on("plan", "nw"), 0, out="Northwind Freight")
        self.expect(self.on("plan", "./nw"), 0, out="Mossgrove Confections")

    def test_reading_makes_no_store(self):
        for call in (["plan", "nw"], ["deal", "list"], ["deal", "show", "1"], ["audit"], ["export"],
                     ["backup", "b.db"]):
            self.expect(self.on(*call), 3, out="")
        self.assertEqual([], list(self.folder.iterdir()))

    def test_problems_of_a_stored_deal_name_it(self):
        self.add(self.write("small.yaml", SMALL))
        book = self.write("book.yaml", "name: x\nextends: nothing.yaml\n")
        self.expect(self.on("plan", "Small", "--playbook", book), 3, out="")

    def test_ten_thousand_events_fit(self):
        record = "".join(
            f"  - {{at: 2026-10-{1 + i // 500:02}, by: them, who: J. Meyer, event: offer, package: "
            f"{{price: {190000 + i}, term_years: 1, payment_days: 60, first_year_discount: 0.1, "
            f"escalator: 0.03}}, note: call number {i}; they want an answer by the end of the week}}\n"
            for i in range(10000))
        issues = ("currency: USD\nissues:\n  price: {from: 180000, to: 240000, step: 5000}\n"
                  "  term_years: [1, 2]\n  payment_days: [30, 60]\n  first_year_discount: [0, 0.1]\n"
                  "  escalator: [0, 0.03]\n")
        deal = self.write("long.yaml", SMALL + issues + "record:\n" + record)
        self.assertIn("10000 events", self.add(deal).out)
        exported = self.folder / "long.json"
        self.expect(self.on("deal", "export", "Small", "-o", exported), 0)
        self.assertEqual(10000, len(json.loads(exported.read_text())["record"]))
        self.expect(self.on("assess", "Small"), 0, err="")
        self.expect(self.on("assess", exported), 0, err="")


class Care(StoreCase):
    def test_audit_gives_a_head_that_is_found_again(self):
        self.add(NORTHWIND)
        page = self.expect(self.on("audit"), 0, err="").out
        head = page.split("head ")[1].strip()
        self.assertTrue(page.startswith("Sound: 5 entries about 1 deal.\n"), page)
        self.add(CARTON)
        self.assertIn("the head that was given is part of it", self.on("audit", "--head", head).out)
        self.expect(self.on("audit", "--head", "5:abc"), 2, out="", err="'5:abc' is no head")
        other = head[:-1] + ("0" if head[-1] != "0" else "1")
        self.expect(self.on("audit", "--head", other), 1, out="", err="not the one of that head")
        self.expect(self.on("audit", "--head", "9" + head[1:]), 1, out="", err="the end is missing")

    def test_tampering_is_named(self):
        self.add(NORTHWIND)
        with sqlite3.connect(self.path) as db:
            db.execute("DROP TRIGGER entry_is_kept")
            db.execute("UPDATE entry SET body = replace(body, '190000', '199000') WHERE entry = 3")
        db.close()
        self.expect(self.on("audit"), 1, out="", err="entry 3 does not fit")
        self.expect(self.on("backup", "b.db"), 1, out="", err="deals.db: entry 3 does not fit")
        self.assertFalse((self.folder / "b.db").exists())

    def test_backup_and_restore(self):
        self.add(NORTHWIND)
        self.expect(self.on("backup", "b.db"), 0, out="Backed up to b.db.\n", err="")
        self.assertEqual(0o600, stat.S_IMODE((self.folder / "b.db").stat().st_mode))
        self.expect(self.on("backup", "b.db"), 3, out="", err="b.db: is there already")
        self.expect(self.on("backup", "b.db", "--force"), 0)
        self.add(CARTON)
        self.expect(self.on("restore", "b.db"), 1, out="", err="has 6 entries already")
        self.expect(self.on("restore", "b.db", "--force"), 0, out="Restored from b.db: 5 entries.\n")
        self.assertEqual(5, self.entries())
        self.expect(run("restore", self.folder / "b.db", "--store", f"sqlite:{self.folder}/new/d.db"), 0)
        self.expect(self.on("restore", "no.db"), 3, out="", err="no.db: there is no store")
        self.expect(self.on("restore", NORTHWIND), 3, out="", err="is not an SQLite database")
        self.expect(self.on("audit", "--store", "sqlite:b.db"), 0, out="Sound: 5 entries", err="")

    def test_export_and_import(self):
        self.add(NORTHWIND)
        self.expect(self.on("export", "-o", "e.jsonl"), 0, out="", err="")
        self.assertEqual(0o600, stat.S_IMODE((self.folder / "e.jsonl").stat().st_mode))
        text = (self.folder / "e.jsonl").read_text()
        self.assertEqual(text, self.expect(self.on("export"), 0, err="").out)
        self.assertEqual(6, len(text.splitlines()))
        other = ["--store", f"sqlite:{self.folder}/other.db"]
        self.expect(self.on("import", "e.jsonl", *other), 0, out="Imported 5 entries from e.jsonl.\n")
        self.add(CARTON)
        self.expect(self.on("import", "-", *other, stdin=self.on("export").out), 0,
                    out="Imported 1 entry from standard input.\n")
        self.assertEqual(self.on("export").out, self.on("export", *other).out)
        self.expect(self.on("import", "e.jsonl"), 1, out="", err="the store holds more")
        bad = self.write("bad.jsonl", text.replace("Ana Ruiz", "Ana Reis", 1))
        self.expect(self.on("import", bad, "--store", "sqlite:third.db"), 1, out="",
                    err=f"{bad}: line ")
        self.expect(self.on("import", "no.jsonl"), 3, out="", err="no.jsonl: does not exist")
        self.expect(self.on("import", NORTHWIND), 1, out="", err="line 1: is no JSON object")
        self.expect(self.on("import", "."), 3, out="", err="cannot be read: Is a directory")

    def test_the_store_is_never_written_over(self):
        self.add(NORTHWIND)
        for call in (["export"], ["deal", "export", "1"], ["deal", "list"], ["plan", "1"]):
            self.expect(self.on(*call, "-o", self.path), 2, out="", err="would replace the file")
        for name in ("backup", "restore"):
            self.expect(self.on(name, self.path, "--force"), 1, out="", err="is the store itself")
        self.assertEqual(5, self.entries())

    def test_an_export_that_cannot_be_written_fails(self):
        self.add(NORTHWIND)
        with open("/dev/full", "wb") as full:
            self.expect(self.on("export", stdout=full), 3, err="cannot write to standard output")
        self.expect(self.on("export", "-o", "/no/such/folder/x"), 3, out="", err="cannot be written")

    def test_what_is_no_store_is_said(self):
        for url, code, words in (("mysql:x", 1, "a store is named as sqlite:FILE, not as 'mysql:x'"),
                                 ("deals.db", 1, "not as 'deals.db'"),
                                 (f"sqlite:{NORTHWIND}", 3, "is not an SQLite database"),
                                 (f"sqlite:{self.folder}", 3, "is no file")):
            for call in (["deal", "list"], ["deal", "add", CARTON], ["plan", "nw"]):
                with self.subTest(url, call=call):
                    wanted = 3 if call[0] == "plan" else code
                    self.expect(self.on(*call, "--store", url), wanted, out="", err=words)

    def test_the_first_word_on_a_missing_store_is_how_to_make_one(self):
        result = self.expect(self.on("deal", "list"), 3, out="")
        self.assertEqual(f"{self.url}: there is no store\n'dealwright deal add FILE' starts one.\n",
                         result.err)

    def test_the_default_store_is_in_the_data_folder(self):
        home = self.folder / "data"
        where = {"XDG_DATA_HOME": str(home)}
        self.expect(run("deal", "list", env=where), 3, err=f"sqlite:{home}/dealwright/deals.db: there")
        self.assertFalse(home.exists())
        self.expect(run("deal", "add", CARTON, env=where), 0)
        self.assertEqual(0o700, stat.S_IMODE((home / "dealwright").stat().st_mode))
        self.assertEqual(0o600, stat.S_IMODE((home / "dealwright/deals.db").stat().st_mode))
        self.expect(run("deal", "list", env={**where, "DEALWRIGHT_STORE": ""}), 0, out="Mossgrove")

    def test_two_programs_write_at_once(self):
        calls = []
        for i in range(12):
            path = self.write(f"d{i}.yaml", f"name: D{i}\naccount: A\n")
            calls.append(subprocess.Popen([PROGRAM, "deal", "add", path, "--store", self.url],
                                          env=ENVIRONMENT, stdout=subprocess.DEVNULL))
        self.assertEqual([0] * 12, [call.wait() for call in calls])
        rows = json.loads(self.on("deal", "list", "--format", "json").out)
        self.assertEqual(list(range(1, 13)), [row["id"] for row in rows])
        self.assertEqual({f"D{i}" for i in range(12)}, {row["name"] for row in rows})
        self.assertEqual(12, self.entries())

    def test_wrong_calls(self):
        for call, words in ((["deal"], "'deal' needs one of: add, list, show, export, update"),
                            (["deal", "add"], "FILE is missing"),
                            (["deal", "show"], "DEAL is missing"),
                            (["deal", "update", "1"], "FILE is missing"),
                            (["deal", "shwo"], "unknown command 'deal shwo'; did you mean 'show'?"),
                            (["deal", "list", "1"], "unexpected argument '1'"),
                            (["deal", "list", "--format", "markdown"], "--format is one of text, json"),
                            (["deal", "add", "x.yaml", "--name", ""], "'--name' has an empty value"),
                            (["deal", "list", "--store", ""], "'--store' has an empty value"),
                            (["audit", "--haed", "x"], "did you mean '--head'?"),
                            (["backup"], "FILE is missing"), (["restore"], "FILE is missing"),
                            (["import"], "FILE is missing"), (["export", "x"], "unexpected argument")):
            with self.subTest(call):
                self.expect(self.on(*call), 2, out="", err=words)


if __name__ == "__main__":
    main()
