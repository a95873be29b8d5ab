#!/usr/bin/env python3
"""Runs a unittest module and reports each of its tests as a TAP line: tap.py FILE [NAME...]"""
import importlib.util
import sys
import unittest
from pathlib import Path


class TapResult(unittest.TestResult):
    def __init__(self):
        super().__init__()
        self.failed = False
        self.broken = None
        self.lines = 0

    def line(self, ok, test, note="", details=""):
        self.failed = self.failed or not ok
        self.lines += 1
        name = test.id().split(".", 1)[-1].replace("#", "")
        print(f"{'ok' if ok else 'not ok'} {self.lines} - {name}{note}")
        for text in details.splitlines():
            print(f"# {text}")
        sys.stdout.flush()

    def startTest(self, test):
        super().startTest(test)
        self.broken = None

    def addSubTest(self, test, subtest, error):
        if error:
            self.broken = (self.broken or "") + f"{subtest}\n{self._exc_info_to_string(error, test)}"

    def stopTest(self, test):
        if self.broken:
            self.line(False, test, details=self.broken)
        super().stopTest(test)

    def addSuccess(self, test):
        if not self.broken:
            self.line(True, test)

    def addFailure(self, test, error):
        self.line(False, test, details=(self.broken or "") + self._exc_info_to_string(error, test))
        self.broken = None

    addError = addFailure

    def addSkip(self, test, reason):
        self.line(True, test, note=f" # SKIP {reason}")

    def addExpectedFailure(self, test, error):
        self.line(True, test)

    def addUnexpectedSuccess(self, test):
        self.line(False, test, details="passed, but was expected to fail")


def main(path, *names):
    path = Path(path).resolve()
    sys.dont_write_bytecode = True
    sys.path.insert(0, str(path.parent))
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = module
    spec.loader.exec_module(module)
    loader = unittest.defaultTestLoader
    suite = loader.loadTestsFromNames(names, module) if names else \
        loader.loadTestsFromModule(module)
    if suite.countTestCases() == 0:
        sys.exit(f"{path}: no unittest tests in it")
    result = TapResult()
    suite.run(result)
    print(f"1..{result.lines}")
    sys.exit(1 if result.failed else 0)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(*sys.argv[1:])
