"""Compare Taipan's compiler with that of the CPython that runs this script.

    python3.14 conformance/tools/compare_code.py FOLDER...          every .py file: all its code objects, or the error
    python3.14 conformance/tools/compare_code.py --snippets FILE    records written by collect_snippets.py
    python3.14 conformance/tools/compare_code.py --dis FOLDER...    the listings of `dis`, too
    python3.14 conformance/tools/compare_code.py --symtable FOLDER  the symbol tables, too
    python3.14 conformance/tools/compare_code.py --marshal FOLDER   CPython's code objects, read, verified and written again
    python3.14 conformance/tools/compare_code.py --time FOLDER --profile release    how long both take, in turn

Builds and drives `compiler/examples/code_of.rs`. Counts code objects that are equal in every field, lists each kind of difference
with examples, and compares errors and warnings. Exits with 1 if anything differs.
"""

import _symtable
import argparse
import collections
import contextlib
import dis
import importlib.util
import io
import itertools
import json
import marshal
import pathlib
import pickle
import re
import subprocess
import sys
import time
import types
import warnings

ROOT = pathlib.Path(__file__).resolve().parents[2]

FIELDS = ("co_code", "co_consts", "co_names", "co_varnames", "co_cellvars", "co_freevars", "co_flags",
          "co_stacksize", "co_exceptiontable", "co_linetable", "co_firstlineno", "co_name", "co_qualname",
          "co_argcount", "co_posonlyargcount", "co_kwonlyargcount", "co_nlocals", "co_filename")


class Taipan:
    """The batch mode of `code_of`."""

    def __init__(self, profile):
        options = [] if profile == "dev" else ["--profile", profile]
        subprocess.run(["cargo", "build", "-q", *options, "-p", "taipan-compiler", "--example", "code_of"],
                       cwd=ROOT, check=True)
        folder = "debug" if profile == "dev" else profile
        self.binary = ROOT / "target" / folder / "examples" / "code_of"
        self.start()

    def start(self):
        self.process = subprocess.Popen([self.binary, "--batch"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def ask(self, source, filename, mode="exec", flags=0, optimize=0, form="code"):
        """Taipan's answer; codecs that only the standard library knows are supplied as a host does it."""
        answer = self.send(source, filename, mode, flags, optimize, form)
        if isinstance(source, bytes) and answer.get("error", ["", ""])[1].startswith("unknown encoding: "):
            encoding = answer["error"][1].removeprefix("unknown encoding: ")
            try:
                return self.send(source.decode(encoding), filename, mode, flags, optimize, form)
            except (LookupError, UnicodeError):
                pass
        return answer

    def send(self, source, filename, mode, flags, optimize, form):
        kind = "text" if isinstance(source, str) else "marshal" if isinstance(source, types.CodeType) else "bytes"
        data = source.encode() if kind == "text" else marshal.dumps(source) if kind == "marshal" else source
        name = str(filename).encode()
        header = f"{mode} {flags} {optimize} {kind} {form} {len(name)} {len(data)}\n".encode()
        self.process.stdin.write(header + name + data)
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            status = self.process.wait()
            self.start()
            return {"error": ["crash", f"Taipan's compiler died with {status}"], "warnings": []}
        answer = json.loads(line)
        if "ok" in answer:
            data = self.process.stdout.read(answer["ok"])
            answer["code"] = marshal.loads(data) if form == "code" else data.decode()
        return answer


def cpython(source, filename, mode="exec", flags=0, optimize=0):
    """The same answer from CPython."""
    answer = {}
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            answer["code"] = compile(source, str(filename), mode, flags, dont_inherit=True, optimize=optimize)
        except SyntaxError as error:
            details = [type(error).__name__, error.msg]
            if error.lineno is not None:
                details += [error.lineno, error.offset, error.text, error.end_lineno, error.end_offset]
            answer["error"] = details
        except Exception as error:
            answer["error"] = [type(error).__name__, str(error)]
    answer["warnings"] = [[w.category.__name__, str(w.message), w.lineno] for w in caught
                          if issubclass(w.category, (SyntaxWarning, DeprecationWarning))]
    return answer


def listing_of(code):
    out = io.StringIO()
    dis.dis(code, file=out)
    return out.getvalue()


def symbols_of(table):
    """A line for each scope, and one for each of its names."""
    yield f"{table.name} {table.type} {table.lineno} {table.nested} {' '.join(table.varnames)}"
    # The order of free variables is that of a set.
    yield from sorted(f" {name} {flags:#x}" for name, flags in table.symbols.items())
    for child in table.children:
        yield from symbols_of(child)


def listing(text):
    """A listing by `dis` without addresses, and without what depends on the hashes of strings."""
    text = re.sub(r" at 0x[0-9a-f]+, file", ", file", text)
    return re.sub(r"frozenset\(.*\}\)", "frozenset", text).splitlines()


def same_constant(a, b):
    """Equal, of the same type, item by item; code objects are compared on their own."""
    if type(a) is not type(b):
        return False
    if isinstance(a, types.CodeType):
        return True
    if isinstance(a, tuple):
        return len(a) == len(b) and all(map(same_constant, a, b))
    if isinstance(a, slice):
        return same_constant((a.start, a.stop, a.step), (b.start, b.stop, b.step))
    if isinstance(a, frozenset):
        return a == b and collections.Counter(map(repr, a)) == collections.Counter(map(repr, b))
    if isinstance(a, (float, complex)):
        return repr(a) == repr(b)
    return a == b


def differences(a, b):
    for field in FIELDS:
        left, right = getattr(a, field), getattr(b, field)
        if field == "co_consts":
            if not same_constant(left, right):
                yield field
        elif left != right:
            yield field
    if "co_linetable" not in FIELDS and list(a.co_positions()) != list(b.co_positions()):
        yield "positions"
    # What has no attribute: the kinds of locals.
    if local_kinds(a) != local_kinds(b):
        yield "localspluskinds"


def local_kinds(code):
    """Found behind the names in a marshalled code object without constants."""
    bare = code.replace(co_consts=(), co_code=b"\x80\0\x24\0", co_exceptiontable=b"", co_linetable=b"")
    return marshal.dumps(bare, 2)


def pairs(expected, actual):
    """Code objects of two trees that correspond."""
    yield expected, actual
    left = [c for c in expected.co_consts if isinstance(c, types.CodeType)]
    right = [c for c in actual.co_consts if isinstance(c, types.CodeType)]
    if len(left) == len(right):
        for a, b in zip(left, right):
            yield from pairs(a, b)
    else:
        for a in left:
            for code in walk(a):
                yield code, None


def walk(code):
    yield code
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            yield from walk(constant)


class Report:
    def __init__(self, limit):
        self.limit = limit
        self.outcomes = collections.Counter()
        self.codes = collections.Counter()
        self.kinds = collections.defaultdict(list)
        self.shown = collections.Counter()

    def show(self, kind, text):
        self.shown[kind] += 1
        if self.shown[kind] <= self.limit:
            print(f"--- {kind}: {text}", flush=True)

    def compare(self, label, expected, actual):
        if "error" in actual and len(actual["error"]) > 4 and actual["error"][4] is True:
            # The line of the file, as in CPython.
            actual["error"][4] = expected["error"][4] if "error" in expected and len(expected["error"]) > 4 else None
        if "code" in expected and "code" in actual:
            outcome = "compiled"
            self.compare_code(label, expected["code"], actual["code"])
        elif "error" in expected and "error" in actual:
            same = expected["error"] == actual["error"]
            if not same and expected["error"][0] == actual["error"][0] == "RecursionError":
                same = True
            outcome = "same error" if same else "different error"
        else:
            outcome = "accepted, CPython refuses" if "code" in actual else "refused, CPython accepts"
        if outcome not in ("compiled", "same error"):
            self.show(outcome, f"{label}\n    CPython {expected.get('error')}\n    Taipan  {actual.get('error')}")
        self.outcomes[outcome] += 1
        if expected["warnings"] != actual["warnings"]:
            self.outcomes["different warnings"] += 1
            self.show("different warnings",
                      f"{label}\n    CPython {expected['warnings']}\n    Taipan  {actual['warnings']}")

    def compare_code(self, label, expected, actual):
        for a, b in pairs(expected, actual):
            found = ["missing"] if b is None else list(differences(a, b))
            self.codes["different" if found else "equal"] += 1
            if found:
                self.kinds["+".join(found)].append(f"{label}:{a.co_firstlineno} {a.co_qualname}")

    def compare_listings(self, label, expected, actual):
        self.outcomes["equal listing" if expected == actual else "different listing"] += 1
        for left, right in itertools.zip_longest(expected, actual):
            if left != right:
                self.show("different listing", f"{label}\n    CPython {left}\n    Taipan  {right}")
                break

    def finish(self):
        for kind, places in sorted(self.kinds.items(), key=lambda item: -len(item[1])):
            print(f"{len(places):6} {kind}")
            for place in places[:self.limit]:
                print(f"         {place}")
        print(", ".join(f"{outcome}: {count}" for outcome, count in self.outcomes.items()))
        total = self.codes.total()
        print(f"{self.codes['equal']} of {total} code objects are equal "
              f"({100 * self.codes['equal'] / max(total, 1):.3f}%)")
        good = {"compiled", "same error", "equal listing"}
        return self.codes["different"] == 0 and set(self.outcomes) <= good


def files_of(folders):
    for folder in folders:
        path = pathlib.Path(folder)
        yield from [path] if path.is_file() else filter(pathlib.Path.is_file, sorted(path.rglob("*.py")))


def time_of_compile(folder):
    """Seconds that `compile()` takes for all files of a folder, and their number."""
    sources = [(str(path), path.read_bytes()) for path in files_of([folder])]
    start = time.perf_counter()
    for filename, source in sources:
        with contextlib.suppress(SyntaxError, ValueError):
            compile(source, filename, "exec", dont_inherit=True)
    return time.perf_counter() - start, len(sources)


def race(taipan, folder):
    """Times of CPython's compiler and of Taipan's, the best of three each; true if Taipan's is the shorter one."""
    warnings.simplefilter("ignore")
    theirs, count = min(time_of_compile(folder) for _ in range(3))
    line = subprocess.run([taipan.binary, "--time", folder], check=True, capture_output=True, text=True).stdout
    unit, number = re.search(r": ([0-9.]+)(ms|s) ", line).group(2, 1)
    ours = float(number) / (1000 if unit == "ms" else 1)
    print(f"CPython {theirs:.2f} s for {count} files\nTaipan  {ours:.2f} s: {line}{theirs / ours:.2f} times as fast")
    return ours < theirs


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folders", nargs="*")
    parser.add_argument("--snippets")
    parser.add_argument("--dis", action="store_true")
    parser.add_argument("--symtable", action="store_true")
    parser.add_argument("--marshal", action="store_true")
    parser.add_argument("--time", action="store_true")
    parser.add_argument("--profile", default="dev")
    parser.add_argument("--show", type=int, default=3)
    parser.add_argument("--optimize", type=int, default=0)
    parser.add_argument("--every", type=int, default=1, help="take only every Nth file")
    options = parser.parse_args()
    taipan = Taipan(options.profile)
    if options.time:
        sys.exit(not all([race(taipan, folder) for folder in options.folders]))
    report = Report(options.show)
    start = time.monotonic()
    for path in list(files_of(options.folders))[::options.every]:
        source = path.read_bytes()
        arguments = (source, path, "exec", 0, options.optimize)
        expected = cpython(*arguments)
        if options.marshal:
            if "code" in expected:
                report.compare_code(path, expected["code"], taipan.ask(expected["code"], path, "exec", 0, 0)["code"])
            continue
        report.compare(path, expected, taipan.ask(*arguments))
        if options.dis and "code" in expected:
            actual = taipan.ask(*arguments, form="dis")
            report.compare_listings(path, listing(listing_of(expected["code"])), listing(actual.get("code", "")))
        if options.symtable and "code" in expected:
            actual = taipan.ask(*arguments, form="symtable").get("code", "")
            with warnings.catch_warnings(action="ignore"):
                table = _symtable.symtable(importlib.util.decode_source(source), "s", "exec")
            report.compare_listings(path, list(symbols_of(table)), actual.splitlines())
    if options.snippets:
        with open(options.snippets, "rb") as file:
            for source, mode, flags, *_ in pickle.load(file):
                if flags & 0x400 or mode == "func_type":
                    continue
                arguments = (source, "<s>", mode, flags, options.optimize)
                label = f"{source!r:.300} {mode} {flags:#x}"
                report.compare(label, cpython(*arguments), taipan.ask(*arguments))
    agree = report.finish()
    print(f"{time.monotonic() - start:.1f} s")
    sys.exit(not agree)


if __name__ == "__main__":
    main()
