"""Record what CPython's compiler makes, for the tests of Taipan's.

    python3.14 conformance/tools/record_code_tests.py [listings] [snippets] [large] [constants] [marshal]

reads compiler/tests/data/code/*.py and writes compiler/tests/data/: code/*.txt, the code objects and their listings;
snippets.tsv, outcomes for many short texts; large.tsv, the same for texts that are made of repeated parts; constants.tsv, the
same for expressions on constants; marshal.tsv, values as they are marshalled in each version.
"""

import dis
import io
import marshal
import random
import sys
import types
import warnings
import zlib

from collect_snippets import from_tests
from compare_code import cpython, listing
from record_parser_tests import DATA, kind_of, warnings_of, write

LISTING_OPTIONS = {
    "statements": {"show_positions": True},
    "exceptions": {},
    "functions": {"show_offsets": True},
    "classes": {"show_caches": True},
    "matching": {"show_caches": True, "show_positions": True, "show_offsets": True},
}

# Programs that need prefixes before instructions, long jumps or deep nesting: parts with `#` for a number, how often each is
# repeated, what stands before and behind all.
LARGE = {
    "constants": ("", "x = #.5\n", 70_000, ""),
    "names": ("", "a#.b#(c#)\n", 700, ""),
    "locals": ("def f():\n", " v# = #; print(v#)\n", 400, ""),
    "local chains": ("def f(x):\n if x: y# = 1\n", " z# = x#, y#, z#\n", 100, " return y1\n"),
    "long loop": ("for x in y:\n", " f(x, #)\n", 30_000, ""),
    "loops in a loop": ("while x:\n", " while y:\n  if z#: continue\n  break\n", 3_000, ""),
    "if over much": ("if x:\n", " a.b(c, #)\n", 6_000, "else:\n y\n"),
    "elif": ("if x: pass\n", "elif x == #: y\n", 2_000, ""),
    "handlers over much": ("try:\n", " f(#)\n", 9_000, "except E: g\n"),
    "handlers": ("", "try: a#\nexcept b: c\n", 2_000, ""),
    "async for": ("async def f():\n async for x in y:\n", "  await g(#)\n", 300, ""),
    "sum": ("x = 0", " + y#", 4_000, "\n"),
    "comparison": ("x = 0", " < y#", 1_000, "\n"),
    "and": ("x = 0", " and y#", 3_000, "\n"),
    "list": ("x = [", "#, ", 6_000, "]\n"),
    "list of names": ("x = [", "a#, ", 6_000, "]\n"),
    "tuple": ("x = (", "#, ", 70_000, ")\n"),
    "set": ("x = {", "#, ", 300, "}\n"),
    "dict": ("x = {", "#: y, ", 3_000, "}\n"),
    "call": ("f(", "#, ", 3_000, ")\n"),
    "keywords": ("f(", "a#=#, ", 3_000, ")\n"),
    "f-string": ('f"', "{x}a", 3_000, '"\n'),
    "unpacking": ("(", "a#, ", 200, "*b) = x\n"),
    "unpacking too much": ("(", "a#, ", 3_000, "*b) = x\n"),
    "parameters": ("def f(", "a#=#, ", 1_000, "*b): pass\n"),
    "closure": ("def f():\n", " a# = #\n", 300, " def g(): return " + " + ".join(f"a{n}" for n in range(300))),
    "patterns": ("match x:\n", " case [#, y, {'a#': z}]: y\n", 500, ""),
    "annotations": ("class C:\n", " a#: b\n", 300, ""),
    "strings": ("x = ", "'a#' ", 5_000, "\n"),
    "long columns": ("x = " + " " * 200, "+ a#", 300, "\n"),
    "lines apart": ("x\n", "\n" * 200 + "y(\n\n\n\n\n\n#)\n", 300, ""),
    "unused constants": ("", "if 0: x = #.5\n", 1_000, "y = 1.5\n"),
}


def codes(code):
    yield code
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            yield from codes(constant)


def constant_text(constant):
    if isinstance(constant, types.CodeType):
        return "code"
    if isinstance(constant, tuple):
        return "(" + "".join(constant_text(item) + "," for item in constant) + ")"
    if isinstance(constant, frozenset):
        return "{" + "".join(sorted(constant_text(item) + "," for item in constant)) + "}"
    return f"{type(constant).__name__} {constant!r}"


def describe(code):
    """All fields of a code object and of those in it."""
    parts = []
    for c in codes(code):
        counts = (c.co_argcount, c.co_posonlyargcount, c.co_kwonlyargcount, c.co_nlocals, c.co_stacksize)
        parts += [
            f"== {c.co_qualname} ({c.co_name}), line {c.co_firstlineno}, flags {c.co_flags:#x}, counts {counts}",
            f"names {' '.join(c.co_names)}",
            f"variables {' '.join(c.co_varnames)}; {' '.join(c.co_cellvars)}; {' '.join(c.co_freevars)}",
            *(f"constant {constant_text(constant)}" for constant in c.co_consts),
            f"code {c.co_code.hex()}",
            f"lines {c.co_linetable.hex()}",
            f"exceptions {c.co_exceptiontable.hex()}",
        ]
    return "".join(part + "\n" for part in parts)


def listings():
    for path in sorted((DATA / "code").glob("*.py")):
        code = compile(path.read_text(encoding="utf-8"), path.name, "exec", dont_inherit=True)
        out = io.StringIO()
        dis.dis(code, file=out, **LISTING_OPTIONS.get(path.stem, {}))
        text = describe(code) + "".join(line + "\n" for line in listing(out.getvalue()))
        path.with_suffix(".txt").write_text(text, encoding="utf-8")
        print(path.stem, len(text))


def outcome(answer):
    if "error" in answer:
        # The text is that of the file, which is not there.
        return ["-" if field is None else field for field in answer["error"]]
    return ["ok", zlib.crc32(describe(answer["code"]).encode("utf-8", "surrogatepass"))]


def is_ours(answer):
    """Whether an error comes from behind the parser: its lines are those of a file."""
    return "error" not in answer or len(answer["error"]) > 4 and answer["error"][4] is None


def snippets():
    """Some snippets for each kind of error and warning, and others with what they are compiled to."""
    seen = {}
    candidates = [record for record in from_tests() if isinstance(record[0], str)]
    random.Random(7).shuffle(candidates)
    candidates.sort(key=lambda record: len(record[0]))
    for number, (source, mode, flags, _) in enumerate(candidates):
        if not 2 < len(source) < 600 or flags & ~0x4200 or mode == "func_type":
            continue
        for extra, optimize in ((0, 0), (0x2000, 0), (0x1000000, 1), (0, 2)):
            if (extra or optimize) and number % 4:
                continue
            answer = cpython(source, "<s>", mode, flags | extra, optimize)
            if not is_ours(answer):
                continue
            messages = [kind_of(message) for _, message, _ in answer["warnings"]]
            kind = ("error" in answer and kind_of(answer["error"][1]), *messages, extra, optimize)
            seen[kind] = seen.get(kind, 0) + 1
            is_plain = kind[0] is False and not messages
            if seen[kind] <= 6 or is_plain and number % 23 == 0:
                yield [mode, flags | extra, optimize, source, warnings_of(answer), *outcome(answer)]


OPERANDS = """0 1 2 3 7 10 255 256 1000 65535 2**31 2**63 -2**63 2**64 10**30 1<<100 (1<<100)-1 1.5 0.0 -0.0 2.5 -2.5 1e308 1e-308
5e-324 1e400 3.7 1e16 0.1 2j -2j 1+2j 0j -0j True False None ... 'a' 'abc' '' b'x' () (1,) (1,2,3) ('a',(1,2)) 'é' '\\ud800'""".split()


def constants():
    choose = random.Random(5).choice

    def expression(depth):
        kind = choose(range(12))
        if depth == 0:
            return choose(OPERANDS)
        left, right = expression(depth - 1), expression(depth - 1)
        if kind < 9:
            return f"({left} {choose('+ - * / // % ** & | ^ << >> @'.split())} {right})"
        if kind == 9:
            return f"({choose(['-', '+', '~', 'not '])}{left})"
        return f"({left})[{choose(['0', '-1', '5', right])}]" if kind == 10 else f"({left} {choose(['and', 'in'])} {right})"

    for source in sorted({expression(choose([1, 1, 2, 3])) for _ in range(2_500)}):
        if source.count("**") < 4:
            yield [source, *outcome(cpython(source, "<s>", "eval"))]


def values():
    yield from (None, True, False, ..., 0, 1, -1, 2**31 - 1, 2**31, -2**31, -2**31 - 1, 2**63, -2**63, 10**40, -10**40)
    yield from (0.0, -0.0, 1.5, 1e300, float("inf"), 1e-5, 1j, -0.0 + 1.5j, "", "a", "abc" * 100, "é", "\ud800", "\U0001f600")
    yield from (b"", b"abc", (), (1,), (1, (2, ("x", "x"))), tuple(range(300)), frozenset(), frozenset([1]), slice(1, None, 2))
    yield compile("def f(a, *, b=1.5): return lambda: a", "<s>", "exec")


def marshalled():
    for value in values():
        for version in range(6):
            if version >= 5 or not isinstance(value, slice):
                yield [version, marshal.dumps(value, version).hex(), constant_text(value)]


def large():
    for name, (before, part, count, behind) in LARGE.items():
        source = before + "".join(part.replace("#", str(n)) for n in range(count)) + behind
        yield [name, count, before, part, behind, *outcome(cpython(source, "<s>"))]


def main():
    warnings.simplefilter("ignore")
    if "listings" in sys.argv[1:] or len(sys.argv) == 1:
        listings()
    others = {"snippets": snippets, "large": large, "constants": constants, "marshal": marshalled}
    for name, records in others.items():
        if name in sys.argv[1:] or len(sys.argv) == 1:
            write(f"{name}.tsv", records())


if __name__ == "__main__":
    main()
