#!/usr/bin/env python3
"""Counts single tests in what `meson test` logged, or in TAP text: tally.py FILE

Prints `PASSED FAILED SKIPPED` and, on the error stream, what the failed tests said.
FILE is a testlog.json, or any other name for TAP text.
"""
import json
import re
import sys
from pathlib import Path

RESULT = re.compile(r"^(ok|not ok)\b[ \d]*(.*)", re.MULTILINE)
PLAN = re.compile(r"^1\.\.(\d+)", re.MULTILINE)
SHOWN_LINES = 40


def count_tap(text):
    counts = [0, 0, 0]
    for verdict, rest in RESULT.findall(text):
        if re.search(r"#\s*skip", rest, re.IGNORECASE):
            counts[2] += 1
        else:
            counts[0 if verdict == "ok" else 1] += 1
    return counts


def count_test(test):
    """The counts of one program: its TAP lines, or its own result when it speaks no TAP."""
    result, text = test["result"], test.get("stdout") or ""
    fine = result in ("OK", "EXPECTEDFAIL")
    if not PLAN.search(text):
        return [int(fine), int(not fine and result != "SKIP"), int(result == "SKIP")]
    counts = count_tap(text)
    if not fine and result != "SKIP" and counts[1] == 0:
        counts[1] = 1  # it stopped, or broke its plan, between two tests
    return counts


def tail(text):
    return "\n".join("    " + line for line in text.rstrip().split("\n")[-SHOWN_LINES:])


def main(path):
    total = [0, 0, 0]
    text = Path(path).read_text(encoding="utf-8", errors="replace")
    if path.endswith(".json"):
        tests = [json.loads(line) for line in text.splitlines() if line.strip()]
    else:
        tests = [{"name": path, "stdout": text, "result": "OK"}]
    for test in tests:
        counts = count_test(test)
        total = [a + b for a, b in zip(total, counts)]
        if counts[1]:
            print(f"  failed: {test['name']}", file=sys.stderr)
            for stream in ("stdout", "stderr"):
                if (test.get(stream) or "").strip():
                    print(tail(failures_only(test[stream])), file=sys.stderr)
    print(*total)


def failures_only(text):
    """Passed TAP tests say nothing of interest."""
    return "\n".join(line for line in text.split("\n") if not line.startswith("ok "))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
