"""What the tests of the program share: running it, and comparing with files of expected output.

A test module is run by tools/tap.py, or alone: `python3 test/cli/test_usage.py [--update]`. With
--update the files of expected output are written anew; review the difference.
"""
import difflib
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("DEALWRIGHT", str(ROOT / "build/release/dealwright"))
EXPECTED = ROOT / "test/cli/expected"
UPDATE = False

# What a terminal or a person's settings would change; a person's own store is not for tests.
ENVIRONMENT = {key: value for key, value in os.environ.items()
               if key not in ("NO_COLOR", "COLUMNS", "TERM", "TZ", "DEALWRIGHT_STORE")}
ENVIRONMENT["XDG_DATA_HOME"] = "/nonexistent"


class Result:
    def __init__(self, process):
        self.code = process.returncode
        self.out = process.stdout
        self.err = process.stderr


def run(*arguments, stdin="", cwd=ROOT, env=None, **more):
    """Runs the program; out and err are text, stdin is a text or a file."""
    if isinstance(stdin, str):
        more["input"] = stdin.encode()
    else:
        more["stdin"] = stdin
    process = subprocess.run([PROGRAM, *map(str, arguments)], cwd=cwd, timeout=120,
                             env={**ENVIRONMENT, **(env or {})},
                             stdout=more.pop("stdout", subprocess.PIPE),
                             stderr=more.pop("stderr", subprocess.PIPE), **more)
    for name in ("stdout", "stderr"):
        if isinstance(getattr(process, name), bytes):
            setattr(process, name, getattr(process, name).decode("utf-8"))
    return Result(process)


class Case(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="dealwright-test-")
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def write(self, name, text):
        path = self.folder / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def expect(self, result, code, out=None, err=None):
        """Checks the exit code, and parts of the outputs; "" must be empty."""
        self.assertEqual(code, result.code, f"out: {result.out}\nerr: {result.err}")
        for part, text in ((out, result.out), (err, result.err)):
            if part == "":
                self.assertEqual("", text)
            elif part is not None:
                self.assertIn(part, text)
        return result

    def page_of(self, text, name, *options, err=""):
        """The page of a deal file with this text, all white space as single blanks."""
        path = self.write("deal.yaml", text)
        return " ".join(self.expect(run(name, path, *options), 0, err=err).out.split())

    def same_as_file(self, path, text):
        """Compares with a file of expected output, or writes it."""
        if UPDATE:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            return
        self.assertTrue(path.is_file(), f"{path} is missing: run this test with --update")
        expected = path.read_text(encoding="utf-8")
        if expected != text:
            lines = difflib.unified_diff(expected.splitlines(), text.splitlines(),
                                         str(path.relative_to(ROOT)), "now", lineterm="")
            self.fail("\n".join(["differs:", *list(lines)[:200]]))


def transcript(calls, folder=ROOT):
    """What a person would see: each call, its output, its complaints, its exit code."""
    text = []
    for call in calls:
        result = run(*call, cwd=folder)
        shown = " ".join(f"'{word}'" if word == "" or " " in word else word for word in call)
        text.append(f"$ dealwright {shown}".rstrip() + "\n" + result.out)
        text += [f"! {line}\n" for line in result.err.splitlines()]
        text.append(f"= {result.code}\n\n")
    return "".join(text)


def main():
    """Runs the calling module; --update rewrites what is expected."""
    global UPDATE
    if "--update" in sys.argv:
        sys.argv.remove("--update")
        UPDATE = True
        # The module under test has imported this one by its name, not as a script.
        sys.modules["support"].UPDATE = True
    unittest.main(module="__main__")
