"""Records made up at random over the deals of examples/: offers, noes, words, approvals, rivals in any mix.

The same seed gives the same record. The mixes are harsher than a negotiation is: a page that stays true of them
stays true of a real one.
"""
import datetime
import json
import random

from support import ROOT, run

DEALS = ["northwind", "brackwater", "bellmoor", "herons", "hallgarten", "market_anchor", "oswick", "value_anchor",
         "vestmark", "creative_structure", "carton", "competitive_anchor", "corvane", "eastlink", "pellworth",
         "ternhill", "negotiations/halvard", "negotiations/skarholm", "negotiations/tannet"]
KINDS = {"offer": 30, "accept": 4, "refuse": 9, "statement": 18, "competitor": 4, "deadline": 4, "escalation": 5,
         "approval": 12, "break": 2, "signal": 4, "session": 3, "left": 1, "joined": 1, "fact": 2, "note": 1}
SIGNALS = ["engaging", "withdrawing", "resonance", "resistance", "progress", "spinning", "adversarial"]
STATEMENTS = ["position", "promise", "demand", "ultimatum", "interest", "disclosure", "question", "none"]


class Deal:
    """A deal of the examples without its record, and what may be said in it."""

    def __init__(self, name, folder):
        self.name = name
        self.text = (ROOT / "examples" / f"{name}.yaml").read_text(encoding="utf-8").partition("\nrecord:")[0]
        path = folder / f"{name.replace('/', '-')}.yaml"
        path.write_text(self.text, encoding="utf-8")
        plan = json.loads(run("plan", path, "--format", "json").out)
        self.day = datetime.date.fromisoformat(plan["date"])
        self.price = plan["opening"]["price"] / 10 ** plan["currency_digits"]
        self.options = {issue["issue"]: [each["option"] for each in issue["options"]]
                        for issue in plan["issues"]["issues"] if issue.get("options") and issue["issue"] != "price"}
        people = plan["alignment"]["people"]
        self.ours = [each["name"] for each in people]
        self.approvers = [each["name"] for each in people if each["role"] in ("approver", "sponsor")] or self.ours
        self.theirs = [each["name"] for each in plan["stakeholders"]["people"]] or ["R. Sand"]


class Record:
    """One record, event by event; `events` are mappings as a deal file has them."""

    def __init__(self, deal, seed):
        self.deal, self.random, self.day, self.events = deal, random.Random(seed), deal.day, []
        self.price = {"us": deal.price, "them": deal.price * self.random.choice([0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9])}
        for _ in range(self.random.randint(1, 12)):
            self.day += datetime.timedelta(days=self.random.choice([0, 1, 1, 2, 3, 6]))
            self.events.append(self.event())
        self.day += datetime.timedelta(days=self.random.choice([0, 0, 1, 3]))

    def text(self):
        lines = (f"  - {json.dumps(event, ensure_ascii=False)}\n" for event in self.events)
        return f"{self.deal.text}\nrecord:\n{''.join(lines)}"

    def later(self, most):
        return str(self.day + datetime.timedelta(days=self.random.randint(1, most)))

    def next_price(self, by):
        steps = {"us": [1, 0.99, 0.98, 0.97, 0.95, 0.92, 1.01], "them": [1, 1.01, 1.02, 1.03, 1.05, 1.1, 0.98]}
        self.price[by] *= self.random.choice(steps[by])
        self.price["them"] = min(self.price["them"], self.price["us"] * 1.02)
        return round(self.price[by])

    def package(self, by):
        names = self.random.sample(list(self.deal.options),
                                   min(len(self.deal.options), self.random.choice([0, 1, 1, 2, 3])))
        package = {name: self.random.choice(self.deal.options[name]) for name in names}
        if not package or self.random.random() < 0.7:
            package["price"] = self.next_price(by)
        return package

    def event(self):
        kind = self.random.choices(list(KINDS), list(KINDS.values()))[0]
        by = "us" if kind == "approval" else self.random.choice(["us", "them"])
        event = {"at": str(self.day), "by": by, "event": kind,
                 "who": self.random.choice(self.deal.ours if by == "us" else self.deal.theirs)}
        getattr(self, f"add_{kind}", lambda event: None)(event)
        return event

    def add_offer(self, event):
        event["package"] = self.package(event["by"])
        if self.random.random() < 0.12:
            event["until"] = self.later(9)

    def add_accept(self, event):
        if self.random.random() < 0.3:
            event["package"] = self.package(event["by"])

    def add_refuse(self, event):
        if self.random.random() < 0.6:
            event["package"] = self.package(event["by"])

    def add_statement(self, event):
        event["statement"] = self.random.choice(STATEMENTS)
        if self.random.random() < 0.75:
            event["package"] = self.package(event["by"])
        else:
            event["note"] = "as said at the table"
        if event["statement"] in ("promise", "ultimatum") and self.random.random() < 0.5:
            event["until"] = self.later(9)

    def add_competitor(self, event):
        event.update(competitor=self.random.choice(["Zeta", "Omega"]),
                     action=self.random.choice(["enter", "move", "leave"]))
        if event["action"] != "leave":
            event["price"] = round(self.price["us"] * self.random.choice([0.6, 0.8, 0.9, 1]))
        if self.random.random() < 0.5:
            event["evidence"] = "seen on paper"

    def add_deadline(self, event):
        event["deadline"] = {"date": self.later(40), "what": self.random.choice(["budget round", "launch", "board"]),
                             "owner": self.random.choice(["ours", "buyer", "competitor"]),
                             "kind": self.random.choice(["budget", "launch", "board"])}

    def add_escalation(self, event):
        event["action"] = self.random.choice(["request", "brief", "meeting", "promise"])
        if event["action"] == "promise":
            event["note"] = "we will see to it"

    def add_approval(self, event):
        event["action"] = self.random.choice(["request", "request", "grant", "grant", "refuse", "delegate"])
        asked = [number for number, each in enumerate(self.events, 1) if each.get("action") == "request"
                 and each["event"] == "approval"]
        if event["action"] == "request":
            event["package"] = self.package("us")
            return
        event["who"] = self.random.choice(self.deal.approvers)
        if event["action"] == "delegate":
            event.update(to=self.random.choice(self.deal.ours), until=self.later(12))
            return
        if asked and self.random.random() < 0.6:
            event["answers"] = asked[-1]
        if self.random.random() < 0.6:
            event["package"] = self.package("us")
        if self.random.random() < 0.3:
            event["reason"] = "the margin of this year"

    def add_break(self, event):
        event["until"] = self.later(6)

    def add_signal(self, event):
        event["signal"] = self.random.choice(SIGNALS)

    def add_joined(self, event):
        role = {"role": "support"} if event["by"] == "us" else {"authority": "blocks", "stance": "neutral"}
        event["person"] = {"name": "Pat Reed", "title": "Controller", **role}

    def add_fact(self, event):
        event["facts"] = {"their_urgency": self.random.choice(["low", "high"])}

    def add_note(self, event):
        event["note"] = "a word between"
