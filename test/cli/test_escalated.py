#!/usr/bin/env python3
"""An escalation that somebody has asked for: what the plan and the brief make of it."""
import json
import os
import sys

sys.path.insert(0, os.path.dirname(__file__))
from cold_chain import Recorded, event
from support import ROOT, main, run

OFFERS = (event(14, "us", "offer", "price: 182900"), event(16, "them", "offer", "price: 158600"))
STOOD_STILL = OFFERS + (event(18, "us", "offer", "price: 174500"), event(21, "them", "refuse", reason="no"),
                        event(22, "them", "session"), event(23, "them", "session"),
                        event(24, "them", "refuse", reason="price"))


class Escalated(Recorded):
    def test_bug_a_peer_who_had_asked_was_still_waited_for(self):
        page = self.page("plan", *OFFERS, event(17, "them", "escalation", action="request", who="Per Holm"))
        self.assertIn("Escalate: now. Bring in an executive now: Per Holm has asked for a peer of ours", page)
        self.assertIn("An escalation would be: right. Per Holm has asked for it", page)
        self.assertNotIn("keep the card", page)
        met = self.page("plan", *OFFERS, event(17, "them", "escalation", action="request", who="Per Holm"),
                        event(18, "us", "escalation", action="meeting", who="Carla Dietz", to="Per Holm"))
        self.assertNotIn("has asked for a peer", met)

    def test_bug_to_ask_for_what_was_advised_put_it_off(self):
        self.assertIn("Escalate: now.", self.page("plan", *STOOD_STILL))
        asked = self.page("plan", *STOOD_STILL, event(25, "us", "escalation", action="request"))
        self.assertIn("Escalate: now.", asked)
        self.assertIn("the brief is the next step, not a second request", asked)

    def test_an_early_request_of_ours_is_no_reason_by_itself(self):
        page = self.page("plan", *OFFERS, event(17, "us", "escalation", action="request"))
        self.assertNotIn("Escalate: now.", page)

    def test_bug_another_talk_was_due_and_all_went_on_at_working_level(self):
        page = self.page("brief", *STOOD_STILL, event(25, "us", "escalation", action="request"),
                         event(26, "them", "escalation", action="promise", who="Per Holm", until="2026-09-28", note="less"),
                         event(30, "us", "note", note="not there"))
        self.assertIn("Escalate: now.", page)
        self.assertIn("Another talk above working level is due", page)
        self.assertNotIn("goes on with Torvald Dairies at working level", page)

    def test_bug_the_verdict_on_an_escalation_said_the_contrary_of_the_advice(self):
        agree = {"now": "right", "prepare": "not_yet", "no": "wrong"}
        for path in sorted((ROOT / "examples").glob("**/*.yaml")):
            page = json.loads(self.expect(run("brief", path, "--format", "json"), 0).out)
            if page["escalation"]:
                plan = json.loads(run("plan", path, "--format", "json").out)["escalation"]
                self.assertEqual(agree[plan["escalate"]], plan["verdict"]["outcome"], path)
                self.assertIn("An escalation would be:", run("brief", path).out, path)


if __name__ == "__main__":
    main()
