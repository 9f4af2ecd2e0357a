"""Record what CPython's parser says, for the tests of Taipan's.

    python3.14 conformance/tools/record_parser_tests.py [errors] [trees] [sources] [nested]

writes compiler/tests/data/*.tsv. A line is a record; in its fields, backslash, tab, line feed and carriage return are escaped.
"""

import ast
import pathlib
import random
import re
import sys
import threading
import warnings

from collect_snippets import from_mutations, from_soup, from_tests
from compare_ast import cpython, is_later

DATA = pathlib.Path(__file__).resolve().parents[2] / "compiler" / "tests" / "data"

# name: what comes before, what is repeated, what is in the middle, what closes each repetition, what comes behind.
NESTED = {
    "group": ("", "(", "1", ")", ""),
    "unclosed": ("", "(", "", "", ""),
    "list": ("", "[", "", "]", ""),
    "set": ("", "{", "1", "}", ""),
    "dict": ("", "{1:", "1", "}", ""),
    "call": ("", "f(", "", ")", ""),
    "keyword": ("", "f(a=", "1", ")", ""),
    "starred": ("", "f(*", "1", ")", ""),
    "subscript": ("", "f[", "1", "]", ""),
    "generator": ("", "(", "x", " for x in y)", ""),
    "iterable": ("", "[x for x in ", "y", "]", ""),
    "condition": ("", "[x for x in y if ", "y", "]", ""),
    "unary": ("", "-", "1", "", ""),
    "not": ("", "not ", "1", "", ""),
    "power": ("", "2**", "1", "", ""),
    "power of negative": ("", "2**-", "1", "", ""),
    "lambda": ("", "lambda: ", "1", "", ""),
    "lambda default": ("", "lambda x=", "1", ":1", ""),
    "conditional": ("", "1 if 1 else ", "1", "", ""),
    "all operators": ("", "a or b and not c == d | e ^ f & g << h + i * -(", "1", ")", ""),
    "named": ("", "(a:=", "1", ")", ""),
    "yield": ("(", "yield (", "1", ")", ")"),
    "await": ("", "await (", "1", ")", ""),
    "f-string": ("", "f'{", "1", "}'", ""),
    "t-string": ("", "t'{", "1", "}'", ""),
    "in f-string": ('f"{', "(", "", ")", '}"'),
    "target": ("", "(", "x", ",)", " = 1"),
    "list target": ("", "[", "x", "]", " = 1"),
    "attribute target": ("", "(", "x", ").y", " = 1"),
    "del": ("del ", "(", "x", ")", ""),
    "for": ("for ", "(", "x", ")", " in y: pass"),
    "with": ("with ", "(", "x", ")", ": pass"),
    "with as": ("with x as ", "(", "x", ")", ": pass"),
    "annotation": ("x: ", "(", "x", ")", ""),
    "parameter": ("def f(x=", "(", "x", ")", "): pass"),
    "class argument": ("class C(", "(", "x", ")", "): pass"),
    "type parameter": ("type X[T: ", "(", "x", ")", "] = 1"),
    "decorator": ("@", "(", "x", ")", "\ndef f(): pass"),
    "group pattern": ("match x:\n case ", "(", "x", ")", ": pass"),
    "sequence pattern": ("match x:\n case ", "[", "x", "]", ": pass"),
    "mapping pattern": ("match x:\n case ", "{1:", "x", "}", ": pass"),
    "class pattern": ("match x:\n case ", "A(", "x", ")", ": pass"),
    "elif": ("if 1: pass\n", "elif 1: pass\n", "", "", ""),
    "error in groups": ("", "(", "1 2", ")", ""),
    "error in lists": ("", "[", "1 2", "]", ""),
    "error in calls": ("", "f(", "1 2", ")", ""),
    "error behind lambda": ("", "lambda: ", "1 2", "", ""),
    "error behind not": ("", "not ", "1 2", "", ""),
    "chain": ("x", ".x", "", "", ""),
    "sum": ("", "1+", "1", "", ""),
    "comparison": ("", "1<", "1", "", ""),
    "assignment": ("", "x=", "1", "", ""),
    "groups in blocks": ("".join(" " * i + "if 1:\n" for i in range(90)) + " " * 90, "(", "", ")", ""),
}


def escape(text):
    return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")


def write(name, records):
    lines = ["\t".join(escape(str(field)) for field in record) + "\n" for record in records]
    (DATA / name).write_text("".join(lines), encoding="utf-8")
    print(name, len(lines))


def outcome(answer):
    """`ok`, or what was raised and where."""
    if "ok" in answer or is_later(answer):
        return ["ok"]
    return ["-" if field is None else field for field in answer["error"]]


def warnings_of(answer):
    return ";".join(f"{category} {lineno} {message}" for category, message, lineno in answer["warnings"])


def kind_of(message):
    """A message without what it quotes from the source."""
    return re.sub(r"'[^']*'|\d+", "*", message)


def errors():
    """Some snippets for each kind of message, mode and number of warnings."""
    seen = {}
    candidates = [*from_tests(), *from_mutations(4_000, 7), *from_soup(20_000, 7)]
    random.Random(7).shuffle(candidates)
    candidates.sort(key=lambda record: len(record[0]))
    for source, mode, flags, version in candidates:
        if not isinstance(source, str) or len(source) > 600 or len(source) < 2:
            continue
        answer = cpython(source, mode, flags, version)
        if "ok" in answer or is_later(answer):
            continue
        kind = (kind_of(answer["error"][1]), mode, len(answer["warnings"]))
        seen[kind] = seen.get(kind, 0) + 1
        if seen[kind] <= 7 or (seen[kind] % 50 == 0 and len(source) < 120):
            yield [mode, flags, version, source, warnings_of(answer), *outcome(answer)]


def trees():
    """Statements of CPython's test of its grammar, and others, with their trees."""
    texts = {}
    for source, mode, flags, version in from_tests():
        if isinstance(source, str) and flags in (0, 0x1000) and 3 < len(source) < 160:
            texts.setdefault((source, mode), (flags, version))
    chosen = random.Random(3).sample(sorted(texts), 1_200)
    for source, mode in sorted(chosen):
        flags, version = texts[source, mode]
        answer = cpython(source, mode, flags, version)
        if "ok" not in answer:
            continue
        tree = compile(source, "<s>", mode, flags | 0x400, _feature_version=version)
        dump = ast.dump(tree, include_attributes=True)
        if dump.isprintable():
            yield [mode, flags, version, source, dump, ast.dump(tree, indent=1)]


BYTES = [
    b"# coding: utf-8\nx\xff", b'x = 1\n\ny = "\xff"\n', b"\xef\xbb\xbfx\xff", b"\xef\xbb\xbf# coding: utf-8\nx =",
    b"# coding: utf8\nx =", b"# coding: UTF-8-foo\nx =", b'# coding: ascii\nx = "\xff"', b"x\n# coding: foo\n",
    b"\n# coding: foo\n", b"#x\n# coding: foo\n", b"#x\n#\n# coding: foo\n", b"  # coding: foo\n", b'"# coding: foo"\n',
    b"# coding : foo\n", b"# coding=foo bar\n", b"#encoding:foo\n", b"# vim:fileencoding=latin1\n\xe9 b",
    b"# coding: latin1\n\xe9 b", b"# coding: iso-8859-1-unix\n\xe9 b", "ééé a b".encode(),
    "# coding: utf-8\nééé a b".encode(), "\ufeffééé a b".encode(), b"\xef\xbb\xbf\xef\xbb\xbfx", b"\xef\xbb",
    b"\xef\xbb\xbf", b"", b"x\r\ny z\r\n", b"x\ry z\r", b"# coding: latin-1\r\n\xe9 a", b"# coding: latin-1\r\xe9 a",
    b"\x0c# coding: foo", b'x = "\xe9\xe9"\n# \xe9\n(', b"# coding: \xff\n", b"# coding: utf-8\n\xed\xa0\x80",
    b"\n\n\xed\xa0\x80 = 1", b"# coding: utf-8", b"# coding: foo", b"\xef\xbb\xbf\n  # coding: latin-1\nx",
    b"\xef\xbb\xbf# coding: ascii\nx", b"\xef\xbb\xbf# \xc3\xa9 coding: foo\nx", b"# coding: utf8\n\xff", b"# coding: utf8\n\xe9a",
    b"# coding: utf8\n\xf0\x9f\x98a", b"# coding: utf8\n\xe9", b"# coding: utf8\n\xed\xa0\x80",
    b"# coding: us-ascii\n\xed\xa0\x80", b"# coding: latin-1\nx=\0", b"\xff\0", b"a\0b", b'x = """\n\xff"""', b"x\xe2\x82\n",
    b"x\xe2\x82", b"# coding: latin-1\nx = '\xe9' \\x", b"# -*- coding: Latin_1 -*-\n\xe9 = 1 2\n",
]


def sources():
    """Sources in bytes, in hexadecimal."""
    for source in BYTES:
        yield [source.hex(), *outcome(cpython(source))]


def limit(make, low, high):
    """The least size from which on the outcome is no longer that of size `low`."""
    expected = outcome(cpython(make(low)))[:2]
    while high - low > 1:
        middle = (low + high) // 2
        if outcome(cpython(make(middle)))[:2] == expected:
            low = middle
        else:
            high = middle
    return high


def nested():
    for name, parts in NESTED.items():
        before, opening, middle, closing, behind = parts

        def make(size):
            return before + opening * size + middle + closing * size + behind

        largest = 7_000 if name not in ("chain", "sum", "comparison", "assignment") else 20_000
        size = limit(make, 1, largest)
        for size in sorted({1, 50, 100, size - 1, size, largest}):
            shallow = name in ("chain", "sum", "comparison")
            text = ["ok"] if shallow else outcome(cpython(make(size)))[:2]
            yield [name, size, *parts, *text]


def main():
    warnings.simplefilter("ignore")
    sys.setrecursionlimit(100_000)
    DATA.mkdir(parents=True, exist_ok=True)
    for name, records in (("errors", errors), ("trees", trees), ("sources", sources), ("nested", nested)):
        if name in sys.argv[1:] or len(sys.argv) == 1:
            write(f"{name}.tsv", records())


if __name__ == "__main__":
    # CPython's parser needs a deep native stack for this.
    threading.stack_size(1 << 30)
    thread = threading.Thread(target=main)
    thread.start()
    thread.join()
