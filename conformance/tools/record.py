#!/usr/bin/env python3
"""Record what CPython prints for conformance cases.

usage: record.py [--python PYTHON] [--check] PATH ...        PATH: a case, or a folder of cases

A case is a file `name.py`; what CPython 3.14 makes of it is written to `name.expected` beside it: exit code, standard
output, standard error. Cases run in their own folder, whose path is written as `$DIR`. With --check nothing is written;
differing recordings are listed. Without PATH, all cases below `conformance/cases` are meant.
"""
import argparse
import concurrent.futures
import os
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
CASES = HERE.parent / "cases"
TIMEOUT = 10
ENVIRONMENT = {
    "LC_ALL": "C.UTF-8",
    "NO_COLOR": "1",
    "PATH": os.environ.get("PATH", ""),
    "HOME": "/nonexistent",
    "PYTHONDONTWRITEBYTECODE": "1",
    "PYTHONHASHSEED": "0",
    "TZ": "UTC",
}


def oracle():
    """$TAIPAN_CPYTHON, python3.14 on the path, or where the installer puts it."""
    cache = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    installed = os.path.join(cache, "python3.14/usr/bin/python3.14")
    for candidate in (os.environ.get("TAIPAN_CPYTHON"), "python3.14", installed):
        if candidate:
            try:
                out = subprocess.run([candidate, "-VV"], capture_output=True, text=True)
            except OSError:
                continue
            if out.returncode == 0 and "3.14" in out.stdout:
                return candidate
    sys.exit("record.py: no CPython 3.14 found; set TAIPAN_CPYTHON")


def stdin_of(case):
    """What the case reads from standard input: the file `name.stdin`, or nothing."""
    path = case.with_suffix(".stdin")
    return path.read_bytes() if path.exists() else b""


def run(python, case):
    environment = dict(ENVIRONMENT)
    done = subprocess.run([python, case.name], cwd=case.parent, env=environment, input=stdin_of(case),
                          capture_output=True, timeout=TIMEOUT)
    return done.returncode, done.stdout, done.stderr


def recording(case, code, out, err):
    directory = str(case.parent).encode()
    out, err = (text.replace(directory, b"$DIR") for text in (out, err))
    parts = [b"exit: %d\n" % code, b"--- stdout\n", out]
    if out and not out.endswith(b"\n"):
        parts.append(b"\\ no newline\n")
    parts += [b"--- stderr\n", err]
    if err and not err.endswith(b"\n"):
        parts.append(b"\\ no newline\n")
    return b"".join(parts)


def cases_of(paths):
    for path in map(pathlib.Path, paths):
        path = path.resolve()
        if path.is_dir():
            yield from sorted(case for case in path.rglob("*.py") if not case.name.startswith("_"))
        else:
            yield path


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--python")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("paths", nargs="*", default=[CASES])
    options = parser.parse_args()
    python = options.python or oracle()
    cases = list(cases_of(options.paths))
    differing = 0
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for case, result in zip(cases, pool.map(lambda case: run(python, case), cases)):
            text = recording(case, *result)
            expected = case.with_suffix(".expected")
            if expected.exists() and expected.read_bytes() == text:
                continue
            differing += 1
            if options.check:
                print("differs:", case)
            else:
                expected.write_bytes(text)
    print(f"{len(cases)} cases, {differing} {'differ' if options.check else 'recorded anew'}")
    return 1 if options.check and differing else 0


if __name__ == "__main__":
    sys.exit(main())
