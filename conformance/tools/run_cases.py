#!/usr/bin/env python3
"""Run conformance cases on an interpreter and compare with the recordings.

usage: run_cases.py INTERPRETER [-v] [PATH ...]        an interpreter with arguments is one string

For daily work: `cargo test -p conformance` runs the same cases, each as a test of its own.
"""
import argparse
import concurrent.futures
import difflib
import pathlib
import shlex
import subprocess
import sys

import record


def outcome(command, case):
    environment = dict(record.ENVIRONMENT)
    try:
        done = subprocess.run(command + [case.name], cwd=case.parent, env=environment, input=record.stdin_of(case),
                              capture_output=True, timeout=record.TIMEOUT)
    except subprocess.TimeoutExpired:
        return b"timeout\n"
    return record.recording(case, done.returncode, done.stdout, done.stderr)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("interpreter")
    parser.add_argument("-v", action="store_true", help="show differences")
    parser.add_argument("paths", nargs="*", default=[record.CASES])
    options = parser.parse_intermixed_args()
    command = shlex.split(options.interpreter)
    command[0] = str(pathlib.Path(command[0]).resolve()) if "/" in command[0] else command[0]
    cases = list(record.cases_of(options.paths))
    failed = 0
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for case, text in zip(cases, pool.map(lambda case: outcome(command, case), cases)):
            expected = case.with_suffix(".expected").read_bytes()
            if text == expected:
                continue
            failed += 1
            print("FAILED", case)
            if options.v:
                lines = (part.decode("utf-8", "replace").splitlines() for part in (expected, text))
                print("\n".join(difflib.unified_diff(*lines, "CPython", "here", lineterm="")))
    print(f"{len(cases)} cases, {failed} failed")
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main())
