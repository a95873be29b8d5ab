#!/usr/bin/env python3
"""dealwright replay, and parts of it."""
import json
import os
import re
import sys

sys.path.insert(0, os.path.dirname(__file__))
from recorded import DAY, DEAL, Logging
from support import ROOT, main, run


class Replaying(Logging):
    def test_bug_a_replay_left_out_what_was_logged_after_the_date_of_the_file(self):
        path = self.deal()
        self.log(path, "them", "offer", "price=190k", "-q", "--at", "2026-11-24", *DAY)
        page = self.expect(run("replay", path), 0).out
        self.assertIn("Open after 2 events", page)


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


if __name__ == "__main__":
    main()
