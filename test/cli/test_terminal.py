#!/usr/bin/env python3
"""What the program does on a terminal: width, colour, and the interview of `dealwright new`."""
import json
import os
import re
import sys

sys.path.insert(0, os.path.dirname(__file__))
from support import Case, main, run
from terminal import Terminal

ESCAPES = re.compile(r"\x1b\[[0-9;]*m")


def page(*arguments, **more):
    terminal = Terminal(*arguments, **more)
    code = terminal.finish()
    return code, terminal.text


class Look(Case):
    def test_width_follows_the_terminal_within_bounds(self):
        deal = "examples/northwind.yaml"
        for columns, width in ((20, 72), (72, 72), (80, 80), (100, 100), (200, 100), (0, 88)):
            with self.subTest(columns):
                code, text = page("plan", deal, "--date", "2026-11-23", "--color", "never",
                                  columns=columns)
                self.assertEqual(0, code)
                self.assertEqual(run("plan", deal, "--date", "2026-11-23", "--width", width).out, text)

    def test_colour_only_adds_escapes(self):
        _, text = page("plan", "examples/northwind.yaml", "--date", "2026-11-23", columns=88)
        self.assertIn("\x1b[", text)
        self.assertEqual(run("plan", "examples/northwind.yaml", "--date", "2026-11-23").out,
                         ESCAPES.sub("", text))

    def test_colour_is_left_out_when_told(self):
        for env, options in (({"NO_COLOR": "1"}, ()), ({"TERM": "dumb"}, ()),
                             ({}, ("--color", "never"))):
            with self.subTest(f"{env} {options}"):
                self.assertNotIn("\x1b", page("assess", "examples/carton.yaml", *options, env=env)[1])
        self.assertIn("\x1b[", page("assess", "examples/carton.yaml", env={"NO_COLOR": ""})[1])


class Interview(Case):
    PROMPT = r"1-(\d+), Enter, b, q, \?: $"

    def start(self, *arguments):
        terminal = Terminal("new", *arguments, cwd=self.folder)
        for prompt, answer in ((r"Buyer.*: $", "Harbour & Sons: \"Quay\""), (r"Name.*: $", "yes"),
                               (r"Currency.*: $", "eur"), (r"value.*: $", "240000"),
                               (r"signed by.*: $", "2027-03-31")):
            terminal.wait_for(prompt)
            terminal.type(answer + "\n")
        return terminal

    def answer_all(self, terminal, answer):
        """Answers every question; gives the number of questions."""
        questions = 0
        while True:
            match = terminal.wait_for(self.PROMPT + r"|(?:Settled|For now): .* sure\.\n")
            if not match[1]:
                return questions
            questions += 1
            terminal.type(answer(int(match[1])) + "\n")

    def test_asks_until_settled_and_saves_a_file_that_plans(self):
        terminal = self.start()
        questions = self.answer_all(terminal, str)
        self.assertIn("Settled: ", terminal.text)
        self.assertGreaterEqual(questions, 3)
        self.assertLess(questions, 23)
        terminal.wait_for(r"Save as \[harbour-sons-quay\.yaml\]: $")
        terminal.type("\n")
        self.assertEqual(0, terminal.finish(), terminal.text)
        assessed = self.expect(run("assess", self.folder / "harbour-sons-quay.yaml", "--date",
                                   "2026-11-23", "--format", "json"), 0)
        strategy = json.loads(assessed.out)["strategy"]
        said = re.search(r"Settled: (.*), (\d+) % sure", terminal.text)
        self.assertEqual(said[1].lower(), strategy["lead"].replace("_", " ").lower())
        self.assertEqual(int(said[2]), round(100 * strategy["confidence"]))
        plan = self.expect(run("plan", self.folder / "harbour-sons-quay.yaml", "--date", "2026-11-23"), 0)
        self.assertIn("Harbour & Sons: \"Quay\"", plan.out)

    def test_first_question_is_the_one_the_assessment_names(self):
        terminal = self.start()
        terminal.wait_for(r"\n1\. ")
        terminal.wait_for(self.PROMPT)
        terminal.type("q\n")
        terminal.wait_for(r"Save as .*: $")
        terminal.type("x.yaml\n")
        self.assertEqual(0, terminal.finish())
        assessed = json.loads(run("assess", self.folder / "x.yaml", "--format", "json").out)
        question = re.sub(r"\s+", " ", assessed["strategy"]["ask_next"][0]["question"])
        self.assertIn(question, re.sub(r"\s+", " ", terminal.text))

    def test_nothing_known_ends_with_every_question_asked_once(self):
        terminal = self.start("deal.yaml", "--interactive")
        questions = self.answer_all(terminal, lambda n: "")
        self.assertIn("For now: ", terminal.text)
        self.assertEqual(0, terminal.finish())
        asked = re.findall(r"\n(\d+)\. ", terminal.text)
        self.assertEqual([str(i + 1) for i in range(questions)], asked)
        self.expect(run("plan", self.folder / "deal.yaml"), 0)

    def test_words_lists_help_and_mistakes(self):
        terminal = self.start("deal.yaml", "--interactive")
        levels = terminal.wait_for(r"\n   1  (.*)\n   2  (.*)\n")
        terminal.wait_for(self.PROMPT)
        terminal.type("77\n")
        terminal.wait_for(r"'77' is not one of them")
        terminal.wait_for(self.PROMPT)
        terminal.type("b\n")
        terminal.wait_for(r"this is the first question")
        terminal.type("?\n")
        terminal.wait_for(r"back to the question before")
        terminal.wait_for(self.PROMPT)
        terminal.type("1, 2\n")
        terminal.wait_for(r"So far: ")
        terminal.wait_for(self.PROMPT)
        terminal.type("b\n")
        again = terminal.wait_for(r"\n1\. [\s\S]*?\n   1  (.*)\n   2  (.*)\n")
        self.assertEqual(levels[1], again[1])
        terminal.wait_for(self.PROMPT)
        terminal.type("1,2\n")
        terminal.wait_for(self.PROMPT)
        terminal.type("q\n")
        self.assertEqual(0, terminal.finish())
        self.assertRegex((self.folder / "deal.yaml").read_text(), r"(?m)^  \w+: \[\w+, \w+\]  ")
        self.expect(run("plan", self.folder / "deal.yaml"), 0)

    def test_wrong_fields_are_asked_again(self):
        terminal = Terminal("new", "deal.yaml", "-i", cwd=self.folder)
        for prompt, answer in ((r"Buyer.*: $", ""), (r"this one is needed\nBuyer.*: $", "A"),
                               (r"Name.*: $", "B"), (r"Currency.*: $", "euros"),
                               (r"is no currency.*\nCurrency.*: $", ""), (r"value.*: $", "1,000"),
                               (r"without separators\n.*value.*: $", "-5"),
                               (r"not above zero\n.*value.*: $", ""),
                               (r"signed by.*: $", "2027-02-30"), (r"does not exist.*\n.*: $", "")):
            terminal.wait_for(prompt)
            terminal.type(answer + "\n")
        terminal.wait_for(self.PROMPT)
        terminal.type("\x04")
        self.assertEqual(0, terminal.finish(), terminal.text)
        self.expect(run("plan", self.folder / "deal.yaml"), 0)

    def test_end_of_input_before_the_name_writes_nothing(self):
        terminal = Terminal("new", "deal.yaml", "-i", cwd=self.folder)
        terminal.wait_for(r"Buyer.*: $")
        terminal.type("\x04")
        self.assertEqual(1, terminal.finish())
        self.assertIn("nothing was written", terminal.text)
        self.assertEqual([], os.listdir(self.folder))

    def test_a_file_that_is_there_is_kept(self):
        old = self.write("harbour-sons-quay.yaml", "old\n")
        terminal = self.start()
        terminal.wait_for(self.PROMPT)
        terminal.type("q\n")
        terminal.wait_for(r"Save as .*: $")
        terminal.type("\n")
        terminal.wait_for(r"is there already\nSave as .*: $")
        terminal.type("other.yaml\n")
        self.assertEqual(0, terminal.finish())
        self.assertEqual("old\n", old.read_text())
        self.assertTrue((self.folder / "other.yaml").is_file())
        code, text = page("new", "other.yaml", "-i", cwd=self.folder)
        self.assertEqual(3, code)
        self.assertNotIn("Buyer", text)


if __name__ == "__main__":
    main()
