"""Collect erroneous (and other) snippets of Python with what the CPython that runs this script says about them.

    python3.14 conformance/tools/collect_snippets.py tests OUT          strings and doctests in CPython's own tests
    python3.14 conformance/tools/collect_snippets.py mutations OUT [--count N] [--seed S]   of statements in the library
    python3.14 conformance/tools/collect_snippets.py soup OUT [--count N] [--seed S]        random tokens, spliced tests
    python3.14 conformance/tools/collect_snippets.py file OUT SNIPPETS  snippets in a file, separated by lines of `---`

OUT is a pickle for `compare_ast.py --snippets`.
"""

import argparse
import ast
import doctest
import io
import pathlib
import pickle
import random
import sys
import textwrap
import tokenize
import warnings

from compare_ast import cpython

LIB = pathlib.Path(ast.__file__).parent
TESTS = """test_syntax test_exceptions test_fstring test_tstring test_grammar test_eof test_unparse test_type_comments
test_string_literals test_source_encoding test_patma test_positional_only_arg test_named_expressions test_except_star
test_unpack_ex test_unpack test_genexps test_generators test_coroutines test_asyncgen test_compile test_parser test_peg_generator
test_codeop test_tokenize test_ast/test_ast test_type_params test_type_aliases test_type_annotations test_lambda test_dictcomps
test_listcomps test_setcomps test_unicode_identifiers test_utf8source test_flufl test_global test_future_stmt/test_future
test_traceback test_keywordonlyarg test_decorators test_with test_complex test_int_literal test_float test_repl test_symtable
test_pep646_syntax test_peepholer test_warnings/__init__ test_cmd_line_script test_keyword test_pkgutil test_super
test_raise test_scope test_bool test_builtin test_ordered_dict test_ctypes/test_structures test_pyrepl/test_interact""".split()
INTERACTIVE = 0x4000 | 0x200
POOL = """( ) [ ] { } , : ; . ... = == != <> < > <= >= + - * ** / // % @ & | ^ ~ << >> += -= *= **= //= @= -> := ! ? $ \\ `
False None True and as assert async await break class continue def del elif else except finally for from global if import in is
lambda nonlocal not or pass raise return try while with yield match case type _ print exec x foo 0 1 1.5 2j 0x1 0777 1_000 'a' "b"
b'c' f'{x}' f' t'{y}' rb'' ''' \"\"\" # é \u20ac""".split() + ["\n", "\n    ", "\t", "  ", "\n\n", "\n  "]

FRAMES = ["(%s)", "f'{%s}'", "x = [%s]", "{%s}", "f(%s)", "if x:\n    %s", "lambda: %s", "with %s: pass", "t'''{%s}'''",
          "class C:\n  def f(%s): pass", "match x:\n  case %s: pass", "@%s\ndef f(): 1", "for x in %s: pass",
          "try: pass\nexcept %s: pass", "x[%s]", "del %s", "import %s", "async def f():\n  async for %s in x: pass",
          "f'{x:{%s}}'", "x: %s = 1", "%s = 1", "%s += 1"]


def sources_in(path):
    """Strings in a test file, as they are and dedented, and the examples of its doctests."""
    tree = ast.parse(path.read_bytes())
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, (str, bytes)):
            continue
        text = node.value
        if not 0 < len(text) < 20_000:
            continue
        yield text
        if isinstance(text, str):
            yield textwrap.dedent(text)
            if ">>>" in text:
                try:
                    yield from (example.source for example in doctest.DocTestParser().get_examples(text))
                except ValueError:
                    pass


def from_tests():
    seen = set()
    for name in TESTS:
        path = LIB / "test" / f"{name}.py"
        if not path.exists():
            continue
        for source in sources_in(path):
            if source in seen or (isinstance(source, str) and not encodable(source)):
                continue
            seen.add(source)
            yield source, "exec", 0, 14
            if isinstance(source, str) and len(source) < 400:
                yield source, "eval", 0, 14
                yield source, "single", 0, 14
                yield source, "single", INTERACTIVE, 14
                yield source, "exec", 0x4000, 14
            if "# type" in str(source) or "->" in str(source):
                yield source, "exec", 0x1000, 14
                yield source, "func_type", 0x1000, 14
            if len(source) < 400 and hash_of(source) % 4 == 0:
                yield source, "exec", 0, hash_of(source) % 12 + 3


def hash_of(source):
    return sum(source if isinstance(source, bytes) else source.encode())


def encodable(text):
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def pieces(rng):
    """Top-level statements and whole files of the library."""
    paths = [path for path in sorted(LIB.rglob("*.py")) if path.is_file() and path.stat().st_size < 60_000]
    while True:
        try:
            text = rng.choice(paths).read_text()
            tree = ast.parse(text)
        except (UnicodeDecodeError, SyntaxError):
            continue
        if not tree.body:
            continue
        if rng.random() < 0.1:
            yield text
            continue
        for node in rng.sample(tree.body, min(5, len(tree.body))):
            segment = ast.get_source_segment(text, node)
            if segment and 10 < len(segment) < 8_000:
                yield segment + "\n"


def spans(text):
    """Where tokens are in the text."""
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    found = []
    try:
        for token in tokenize.generate_tokens(io.StringIO(text).readline):
            begin = starts[token.start[0] - 1] + token.start[1]
            end = starts[token.end[0] - 1] + token.end[1]
            if begin < end:
                found.append((begin, end))
    except (tokenize.TokenError, SyntaxError, IndexError):
        pass
    return found


def mutate(text, rng):
    places = spans(text)
    if not places:
        return text
    begin, end = rng.choice(places)
    match rng.randrange(11):
        case 0 | 1:
            return text[:begin] + text[end:]
        case 2 | 3:
            return text[:begin] + rng.choice(POOL) + " " + text[begin:]
        case 4:
            return text[:end] + " " + text[begin:end] + text[end:]
        case 5 | 6:
            return text[:begin] + rng.choice(POOL) + text[end:]
        case 7:
            return text[:rng.choice((begin, end))]
        case 8:
            other, other_end = rng.choice(places)
            if end <= other:
                return text[:begin] + text[other:other_end] + text[end:other] + text[begin:end] + text[other_end:]
            return text[:begin] + text[other:other_end] + text[end:]
        case 9:
            at = rng.randrange(len(text))
            return text[:at] + text[at + 1:]
        case _:
            at = rng.randrange(len(text))
            return text[:at] + rng.choice(" \t\n()[]{}:'\"\\,.=") + text[at:]


def from_mutations(count, seed):
    rng = random.Random(seed)
    source = pieces(rng)
    for _ in range(count):
        text = next(source)
        for _ in range(rng.choice((1, 1, 1, 2, 3))):
            text = mutate(text, rng)
        mode, flags = ("exec", 0) if rng.random() < 0.9 else ("single", INTERACTIVE)
        yield text, mode, flags, 14


def from_soup(count, seed):
    """Short random sequences of tokens, and tests with tokens or other tests in them."""
    rng = random.Random(seed)
    tests = [source for source, mode, flags, _ in from_tests()
             if isinstance(source, str) and mode == "exec" and not flags and len(source) < 300]
    for _ in range(count):
        match rng.randrange(6):
            case 0 | 1:
                text = " ".join(rng.choices(POOL, k=rng.randint(1, 9)))
            case 2:
                text = "".join(rng.choices(POOL, k=rng.randint(1, 9)))
            case 3:
                text = rng.choice(FRAMES) % rng.choice(tests).strip()
            case 4:
                text = rng.choice(tests) + rng.choice(("", "\n", " ", ";")) + rng.choice(tests)
            case _:
                text = mutate(rng.choice(tests), rng)
                if rng.random() < 0.5:
                    text = mutate(text, rng)
        mode, flags = rng.choice((("exec", 0), ("exec", 0), ("exec", 0x4000), ("single", 0),
                                  ("single", INTERACTIVE), ("eval", 0)))
        if rng.random() < 0.1:
            flags |= 0x1000
        yield text, mode, flags, rng.randint(3, 14) if rng.random() < 0.05 else 14


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=["tests", "mutations", "soup", "file"])
    parser.add_argument("out")
    parser.add_argument("snippets", nargs="?")
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    if options.what == "tests":
        records = from_tests()
    elif options.what == "mutations":
        records = from_mutations(options.count, options.seed)
    elif options.what == "soup":
        records = from_soup(options.count, options.seed)
    else:
        texts = pathlib.Path(options.snippets).read_text().split("\n---\n")
        records = ((text, "exec", 0, 14) for text in texts)
    answered = [(*record, cpython(*record)) for record in records]
    with open(options.out, "wb") as file:
        pickle.dump(answered, file)
    print(len(answered), "snippets")


if __name__ == "__main__":
    sys.setrecursionlimit(10_000)
    main()
