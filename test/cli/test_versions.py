#!/usr/bin/env python3
"""Versions of a plan: dealwright plan --publish and --version, and the pivot that publishes one."""
import hashlib
import json
import os
import sys

sys.path.insert(0, os.path.dirname(__file__))
from recorded import DAY, DEAL, Logging, Stored
from support import ROOT, main, run


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

    def test_bug_a_new_version_was_confirmed_by_whoever_had_confirmed_the_one_before(self):
        path = self.deal()
        self.expect(run("plan", path, "--publish", *DAY), 0)
        self.log(path, "us", "acknowledgement", "--who", "Ana Ruiz", "-q", *DAY)
        self.log(path, "them", "offer", "price=190k", "-q", *DAY)
        for publishes, confirmed in (((), True), (("--publish",), False), ((), False)):
            page = json.loads(run("plan", path, *publishes, "--format", "json", *DAY).out)
            read = {person["name"]: person["acknowledged"] for person in page["alignment"]["people"]}
            self.assertEqual(confirmed, read["Ana Ruiz"])
        self.assertIn("not yet", run("plan", path, *DAY).out)
        self.log(path, "us", "acknowledgement", "--who", "Ana Ruiz", "-q", *DAY)
        page = json.loads(run("plan", path, "--format", "json", *DAY).out)
        self.assertTrue(page["alignment"]["people"][0]["acknowledged"])

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
                               r"\w+; it changes: [A-Z][^.;]+ and [^.;]+\. plan with --diff shows each")
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

    def test_it_says_what_changes_against_the_version_in_hand_and_not_the_newest_event(self):
        path = self.deal()
        self.expect(run("plan", path, "--publish", *DAY), 0)
        first = json.loads(run("plan", path, *DAY, "--format", "json").out)["strategy"]["lead"]
        self.log(path, "us", "fact", "horizon=one_time", "buyer_conduct=adversarial", "--evidence", "said so", "-q",
                 *DAY)
        now = json.loads(run("plan", path, *DAY, "--format", "json").out)["strategy"]["lead"]
        self.assertNotEqual(first, now)
        page = json.loads(self.log(path, "us", "pivot", "defensive", "they turned", *DAY, "--format", "json").out)
        published = page["logged"]["published"]
        difference = run("plan", path, "--diff", *DAY).out
        self.assertEqual((first, "defensive"), (published["lead_before"], published["lead"]))
        self.assertRegex(difference, f"Lead +{first.capitalize()} +Defensive")
        self.assertGreater(published["changes"], 10)

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


class InAStore(Stored):
    def check_shown(self, kept, shown, who=None):
        """All is as it was kept, but for the version, which is the one that it became."""
        kept, shown = json.loads(kept), json.loads(shown)
        self.assertEqual([None, 1], [kept["version"][key] for key in ("published", "pending")])
        self.assertEqual({"published": 1, "date": "2026-11-24", "who": who, "events_since": 0, "pending": 1},
                         shown["version"])
        self.assertEqual(list(kept), list(shown))
        self.assertEqual({**kept, "version": shown["version"]}, shown)

    def test_a_pivot_keeps_its_version_whole(self):
        self.assertEqual("2\n3 version 1\n", self.call("log", "fern", *Pivoting.PIVOT, "-q", *DAY).out)
        kept = [row for row in map(json.loads, self.call("export").out.splitlines()) if row.get("kind") == "plan"]
        self.assertEqual([self.stored()[2]["digest"]], [row["digest"] for row in kept])
        shown = self.expect(self.call("plan", "fern", "--version", "1", *DAY, "--format", "json"), 0, err="").out
        self.check_shown(kept[0]["body"], shown, "Ana Ruiz")
        self.expect(self.call("undo", "fern", *DAY), 0, out="withdraws event 3")
        self.assertEqual(["offer", "pivot", "plan", "correction", "correction"],
                         [event["event"] for event in self.stored()])
        self.expect(self.call("audit"), 0)

    def test_a_published_plan_is_kept_as_it_was(self):
        page = self.expect(self.call("plan", "fern", "--publish", *DAY, "--format", "json"), 0).out
        self.call("log", "fern", "us", "fact", "horizon=one_time", *DAY)
        self.assertNotEqual(page, self.call("plan", "fern", *DAY, "--format", "json").out)
        kept = [row for row in map(json.loads, self.call("export").out.splitlines()) if row.get("kind") == "plan"]
        self.assertEqual([self.stored()[1]["digest"]], [row["digest"] for row in kept])
        self.assertEqual(kept[0]["digest"], hashlib.sha256(kept[0]["body"].encode()).hexdigest())
        shown = self.expect(self.call("plan", "fern", "--version", "1", *DAY, "--format", "json"), 0, err="").out
        self.check_shown(kept[0]["body"], shown)
        self.expect(self.call("plan", "fern", "--version", "1", *DAY), 0, out="Fern Logistics: Rollout")
        self.expect(self.call("plan", "fern", "--version", "2", *DAY), 1, out="",
                    err="--version 2: the record has no published version of that number")
        self.expect(self.call("plan", "fern", "--version", "x", *DAY), 1, out="")
        self.expect(self.call("audit"), 0)

    def test_a_version_made_by_another_file_is_shown_as_the_store_kept_it(self):
        self.expect(self.call("plan", "fern", "--publish", *DAY), 0)
        kept = self.call("plan", "fern", "--version", "1", *DAY, "--format", "json").out
        deal = json.loads(self.call("deal", "export", "fern").out)
        deal["value"]["floor_price"] -= 5000
        self.expect(self.call("deal", "update", "fern", self.write("deal.json", json.dumps(deal))), 0)
        version = ("plan", "fern", "--version", "1", *DAY)
        self.assertEqual(kept, self.expect(self.call(*version, "--format", "json"), 0).out)
        self.expect(self.call(*version), 1, out="", err="what is kept of it is the whole page, as JSON")
        self.expect(self.call(*version, "--format", "json", "--hide-walk-away"), 1, out="")
        file = self.write("file.json", self.call("deal", "export", "fern").out)
        self.expect(run("plan", file, "--version", "1", *DAY), 1, out="", err="only a store keeps its page")


if __name__ == "__main__":
    main()
