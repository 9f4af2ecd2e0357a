"""Runs one module of CPython's test suite and reports every test method, on CPython and on Taipan alike.

usage: run_module.py MODULE EVENTS [DONE]

One JSON object a line is appended to the file EVENTS as things happen, so that after a crash or a hang its last line names
the culprit:

    {"loaded": IDS}                               the module is imported and has these methods
    {"class": NAME}                               the fixtures of a class are about to run
    {"start": ID}                                 a method starts
    {"end": ID, "is": OUTCOME, "s": SECONDS, "why": TEXT}
    {"error": WHERE, "is": OUTCOME, "why": TEXT}  the module or a fixture raised
    {"finished": true}                            every method has had its turn

An outcome is one of `ok`, `skip`, `fail` and `error`; a method that is expected to fail and fails is `ok`. DONE is a file with
a JSON list of ids that an earlier run has dealt with: they are left out.
"""
import collections
import json
import os
import sys
import time

# Helpers of CPython's own C code, which nobody else can have.
BLOCKED = """_testcapi _testinternalcapi _testlimitedcapi _testbuffer _testimportmultiple _testmultiphase
    _testsinglephase _testexternalinspection _xxtestfuzz _ctypes_test _testclinic""".split()

# Longer texts are cut in the middle.
LONGEST_TEXT = 6000


class Journal:
    """The file of events. What it calls is kept here, since tests put other things in place of `os.write` and `time`."""

    def __init__(self, path):
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC
        # High enough that tests which count or close descriptors do not meet it.
        low = os.open(path, flags, 0o666)
        try:
            import fcntl
            self.file = fcntl.fcntl(low, fcntl.F_DUPFD_CLOEXEC, 200)
            os.close(low)
        except (ImportError, OSError):
            self.file = low
        self.path, self.flags = path, flags
        self.open, self.write, self.getpid, self.exit = os.open, os.write, os.getpid, os._exit
        self.dumps, self.clock = json.dumps, time.monotonic
        self.process = os.getpid()

    def note(self, **event):
        if self.getpid() != self.process:
            # A child that a test forked and that came back from the test: it must not go on with the suite.
            self.exit(70)
        line = (self.dumps(event) + "\n").encode()
        try:
            self.write(self.file, line)
        except OSError:
            # A test has closed all descriptors.
            self.file = self.open(self.path, self.flags, 0o666)
            self.write(self.file, line)


def shortened(text):
    if len(text) > LONGEST_TEXT:
        text = text[:LONGEST_TEXT // 3] + "\n[...]\n" + text[-LONGEST_TEXT * 2 // 3:]
    return text.encode("utf-8", "backslashreplace").decode()


def result_class(unittest, journal):
    # What counts most when a method has several outcomes (subtests, and errors while cleaning up).
    rank = {"ok": 0, "skip": 1, "fail": 2, "error": 3}

    class Result(unittest.TestResult):
        """Sends every outcome to the journal; `unittest` itself needs only the counts."""

        def startTest(self, test):
            super().startTest(test)
            self.current, self.outcome, self.why = test.id(), None, []
            self.began = journal.clock()
            journal.note(start=self.current)

        def stopTest(self, test):
            super().stopTest(test)
            seconds = round(journal.clock() - self.began, 3)
            journal.note(end=self.current, **{"is": self.outcome or "error"}, s=seconds,
                         why=shortened("\n".join(self.why)))
            self.current = None

        def settle(self, test, outcome, why=""):
            if getattr(self, "current", None) is None:
                # A fixture of a class or a module, or a module that could not be imported.
                journal.note(error=test.id(), **{"is": outcome}, why=shortened(why))
                return
            if self.outcome is None or rank[outcome] > rank[self.outcome]:
                self.outcome = outcome
            if why:
                self.why.append(why)

        def addSuccess(self, test):
            super().addSuccess(test)
            self.settle(test, "ok")

        def addError(self, test, err):
            self.settle(test, "error", self._exc_info_to_string(err, test))

        def addFailure(self, test, err):
            self.settle(test, "fail", self._exc_info_to_string(err, test))

        def addSkip(self, test, reason):
            super().addSkip(test, reason)
            if hasattr(test, "test_case"):
                # A subtest: the rest of the method decides.
                return
            self.settle(test, "skip", reason)

        def addExpectedFailure(self, test, err):
            super().addExpectedFailure(test, err)
            self.settle(test, "ok")

        def addUnexpectedSuccess(self, test):
            super().addUnexpectedSuccess(test)
            self.settle(test, "fail", "unexpected success")

        def addSubTest(self, test, subtest, err):
            if err is not None:
                failed = issubclass(err[0], test.failureException)
                self.settle(test, "fail" if failed else "error",
                            f"{subtest}\n{self._exc_info_to_string(err, test)}")

    return Result


def suite_class(unittest, journal):
    class Suite(unittest.TestSuite):
        def _handleClassSetUp(self, test, result):
            if type(test) is not getattr(result, "_previousTestClass", None):
                journal.note(**{"class": type(test).__module__ + "." + type(test).__qualname__})
            super()._handleClassSetUp(test, result)

    return Suite


def methods(tests):
    for test in tests:
        if hasattr(test, "__iter__"):
            yield from methods(test)
        else:
            yield test


def main(module, events, done):
    journal = Journal(events)
    sys.implementation.name = "cpython"
    for name in BLOCKED:
        sys.modules[name] = None

    import importlib
    import signal
    import unittest
    from test import support
    # The folder of the suite itself; this file's own is not to be imported from.
    sys.path[0] = os.getcwd()
    # As `regrtest` has it: interrupts arrive, and nothing that is printed can fail.
    if signal.getsignal(signal.SIGINT) in (signal.SIG_IGN, signal.SIG_DFL):
        signal.signal(signal.SIGINT, signal.default_int_handler)
    sys.stdout.reconfigure(errors="backslashreplace")
    support.record_original_stdout(sys.stdout)
    support.use_resources = ()

    name = f"test.{module}"
    loader = unittest.TestLoader()
    try:
        tests = list(methods(loader.loadTestsFromModule(importlib.import_module(name))))
    except unittest.SkipTest as reason:
        journal.note(error=name, **{"is": "skip"}, why=str(reason))
        journal.note(finished=True)
        return
    except BaseException:
        import traceback
        journal.note(error=name, **{"is": "error"}, why=shortened(traceback.format_exc()))
        journal.note(finished=True)
        return
    for error in loader.errors:
        journal.note(error=name, **{"is": "error"}, why=shortened(error))
    journal.note(loaded=[test.id() for test in tests])

    done = collections.Counter(done)
    suite = suite_class(unittest, journal)()
    for test in tests:
        if done[test.id()] > 0:
            done[test.id()] -= 1
        else:
            suite.addTest(test)
    tests.clear()
    suite.run(result_class(unittest, journal)())
    journal.note(finished=True)


if __name__ == "__main__":
    dealt_with = []
    if len(sys.argv) > 3:
        with open(sys.argv[3]) as file:
            dealt_with = json.load(file)
    arguments = sys.argv[1:3]
    # Tests look at the arguments of the command line.
    del sys.argv[1:]
    main(*arguments, dealt_with)
