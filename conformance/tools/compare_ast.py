"""Compare Taipan's parser with that of the CPython that runs this script.

    python3.14 conformance/tools/compare_ast.py FOLDER...          every .py file: ast.dump with attributes, or the error
    python3.14 conformance/tools/compare_ast.py --snippets FILE    records written by collect_snippets.py

Builds and drives `compiler/examples/ast_of.rs`. Prints counts and the first differences; exits with 1 if there is any.
"""

import argparse
import ast
import json
import pathlib
import pickle
import subprocess
import sys
import time
import warnings
import zlib

ROOT = pathlib.Path(__file__).resolve().parents[2]
ONLY_AST = 0x400
# Of the answers in the cache.
FORMAT = 2


class Taipan:
    """The batch mode of `ast_of`."""

    def __init__(self, profile):
        options = [] if profile == "dev" else ["--profile", profile]
        subprocess.run(["cargo", "build", "-q", *options, "-p", "taipan-compiler", "--example", "ast_of"],
                       cwd=ROOT, check=True)
        folder = "debug" if profile == "dev" else profile
        binary = ROOT / "target" / folder / "examples" / "ast_of"
        self.process = subprocess.Popen([binary, "--batch"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def parse(self, source, mode="exec", flags=0, version=14):
        kind = "text" if isinstance(source, str) else "bytes"
        data = source.encode() if kind == "text" else source
        self.process.stdin.write(b"%s %d %d %s %d\n" % (mode.encode(), flags, version, kind.encode(), len(data)))
        self.process.stdin.write(data)
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError(f"Taipan's parser died with {self.process.wait()}")
        answer = json.loads(line)
        unknown = "unknown encoding: "
        if kind == "bytes" and "error" in answer and answer["error"][1].startswith(unknown):
            # The codecs of a VM would be asked, with these bytes.
            data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
            if mode == "exec" and not data.endswith(b"\n"):
                data += b"\n"
            try:
                return self.parse(data.decode(answer["error"][1].removeprefix(unknown)), mode, flags, version)
            except (LookupError, ValueError, SyntaxError) as error:
                answer["error"][1] = str(error)
        return answer


def cpython(source, mode="exec", flags=0, version=14):
    """The same answer from CPython."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            tree = compile(source, "<s>", mode, flags | ONLY_AST, dont_inherit=True, _feature_version=version)
        except SyntaxError as error:
            details = [type(error).__name__, error.msg]
            if error.lineno is not None:
                details += [error.lineno, error.offset, error.text, error.end_lineno, error.end_offset]
            if error._metadata is not None:
                details += error._metadata[:2]
            answer = {"error": details}
        except Exception as error:
            answer = {"error": [type(error).__name__, str(error)]}
        else:
            sys.setrecursionlimit(100_000)
            text = ast.dump(tree, include_attributes=True).encode("utf-8", "surrogatepass")
            answer = {"ok": [len(text), zlib.crc32(text)]}
    answer["warnings"] = [[w.category.__name__, str(w.message), w.lineno] for w in caught
                          if issubclass(w.category, (SyntaxWarning, DeprecationWarning))
                          and not str(w.message).endswith("in a 'finally' block")]
    return answer


def is_later(answer):
    """Whether CPython's answer is that of a pass behind the parser, which `compile(..., PyCF_ONLY_AST)` includes."""
    message = answer.get("error", ["", ""])[1]
    return message.startswith("future feature ") or message == "not a chance"


def describe(answer):
    return repr(answer.get("error", answer.get("ok"))) + (f" {answer['warnings']}" if answer["warnings"] else "")


class Report:
    def __init__(self, limit):
        self.limit = limit
        self.counts = {"same tree": 0, "same error": 0, "different tree": 0, "different error": 0,
                       "accepted, CPython refuses": 0, "refused, CPython accepts": 0, "different warnings": 0}
        self.shown = 0

    def compare(self, label, expected, actual):
        if "ok" in actual and is_later(expected):
            outcome = "same tree"
        elif "ok" in expected and "ok" in actual:
            outcome = "same tree" if expected["ok"] == actual["ok"] else "different tree"
        elif "error" in expected and "error" in actual:
            outcome = "same error" if expected["error"] == actual["error"] else "different error"
        else:
            outcome = "accepted, CPython refuses" if "ok" in actual else "refused, CPython accepts"
        if outcome.startswith("same") and expected["warnings"] != actual["warnings"]:
            outcome = "different warnings"
        self.counts[outcome] += 1
        if not outcome.startswith("same") and self.shown < self.limit:
            self.shown += 1
            print(f"--- {outcome}: {label}\n    CPython {describe(expected)}\n    Taipan  {describe(actual)}")

    def finish(self):
        total = sum(self.counts.values())
        same = self.counts["same tree"] + self.counts["same error"]
        print(", ".join(f"{outcome}: {count}" for outcome, count in self.counts.items() if count))
        print(f"{same} of {total} agree ({100 * same / max(total, 1):.3f}%)")
        return same == total


def files_of(folders):
    for folder in folders:
        path = pathlib.Path(folder)
        yield from [path] if path.is_file() else filter(pathlib.Path.is_file, sorted(path.rglob("*.py")))


class Cache:
    """CPython's answers about files, since `ast.dump` takes its time."""

    def __init__(self):
        self.path = ROOT / "target" / "compare_ast.cache"
        try:
            self.answers = pickle.loads(self.path.read_bytes())
        except FileNotFoundError:
            self.answers = {}

    def answer(self, source):
        key = (sys.version, FORMAT, len(source), zlib.crc32(source), zlib.adler32(source))
        if key not in self.answers:
            self.answers[key] = cpython(source)
        return self.answers[key]

    def save(self):
        self.path.write_bytes(pickle.dumps(self.answers))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folders", nargs="*")
    parser.add_argument("--snippets")
    parser.add_argument("--profile", default="dev")
    parser.add_argument("--show", type=int, default=20)
    options = parser.parse_args()
    taipan = Taipan(options.profile)
    report = Report(options.show)
    start = time.monotonic()
    if options.folders:
        cache = Cache()
        for path in files_of(options.folders):
            source = path.read_bytes()
            report.compare(path, cache.answer(source), taipan.parse(source))
        cache.save()
    if options.snippets:
        with open(options.snippets, "rb") as file:
            for source, mode, flags, version, expected in pickle.load(file):
                actual = taipan.parse(source, mode, flags, version)
                report.compare(f"{source!r:.300} {mode} {flags:#x} {version}", expected, actual)
    agree = report.finish()
    print(f"{time.monotonic() - start:.1f} s")
    sys.exit(not agree)


if __name__ == "__main__":
    main()
