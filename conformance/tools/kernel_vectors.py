"""Questions about strings, bytes and numbers, answered by CPython, for vm/tests/oracle.rs and vm/examples/oracle.rs.

    python3.14 conformance/tools/kernel_vectors.py --write vm/tests/vectors
    python3.14 conformance/tools/kernel_vectors.py --run target/release/examples/oracle --count 2000 --seed 7

The first writes the recorded answers, the second asks a program about random questions and shows where it differs. A question is
a line `operation<TAB>argument<TAB>...`; vm/tests/oracle_ops/mod.rs says how values are written.
"""

import argparse
import cmath
import codecs
import math
import operator
import os
import pathlib
import random
import re
import struct
import subprocess
import sys
import tempfile
import unicodedata
import warnings
import _random
import _string

sys.set_int_max_str_digits(0)
OPERATIONS = {}
LIMIT = 4300


def operation(name, weight=1):
    """Registers a generator of (arguments, answer) pairs, called with a random generator."""
    def register(function):
        OPERATIONS[name] = function, weight
        return function
    return register


# Writing of values.

def text(s):
    return "".join(c if " " <= c <= "~" and c not in "\\," else f"\\{ord(c):x};" for c in s)


def compact(s):
    top = max(map(ord, s), default=0)
    return ("a" if top < 0x80 else "l" if top < 0x100 else "2" if top < 0x10000 else "4") + ":" + text(s)


def raw(b):
    return "b:" + bytes(b).hex()


def bits(x):
    return "nan" if x != x else struct.pack(">d", x).hex()


def items(parts):
    parts = list(parts)
    return ",".join(parts) if parts else "[]"


def flag(b):
    return "1" if b else "0"


def flags(values):
    return "".join(map(flag, values))


def digest(s):
    h = 0xcbf29ce484222325
    for b in s.encode():
        h = (h ^ b) * 0x100000001b3 & 0xFFFFFFFFFFFFFFFF
    return f"{h:016x}"


def attempt(function, show=str, say=lambda e: str(e)):
    """The shown result, or the error's text behind an exclamation mark."""
    try:
        return show(function())
    except MemoryError:
        return "!MemoryError"
    except (ValueError, OverflowError, ZeroDivisionError) as e:
        return "!" + text(say(e)).replace("\\2c;", ",")


# Random values.

ALPHABETS = [
    "ab", "abc ", "aA1 _", " \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u2028\u2029\u3000x", "aéÿßµ", "abΣσςʰ.'\u0345 \u00ad",
    "a\u0101\u0201", "x\U0001f40d\U00010400\U00010428", "a\ud800\udfff\udc80\udcff", "'\"\\ab\n\t\x7f\x00\u200bé",
    "ǅǆǄıİſßŉǰΐﬁﬀ\u1e9e\u1f80", "0123456789", "01\u0661\u0967²½Ⅷ一", "".join(map(chr, range(32, 127))),
    "".join(map(chr, range(256))), "a\u0300\u0301\u0327\u0323가각ᄀ\u1161\u11a8ﬁ", "{}[]!:.0ar",
]


def random_char(r):
    kind = r.random()
    if kind < 0.3:
        return chr(r.randrange(0x80))
    if kind < 0.5:
        return chr(r.randrange(0x80, 0x800))
    if kind < 0.85:
        return chr(r.randrange(0x10000))
    return chr(r.randrange(0x10000, 0x110000))


def random_text(r, most=40, alphabet=None):
    size = r.choice([0, 1, 2, 3, 5, 8]) if r.random() < 0.4 else r.randrange(most)
    if r.random() < 0.02:
        size *= 20
    if alphabet is None and r.random() < 0.2:
        return "".join(random_char(r) for _ in range(size))
    alphabet = alphabet or r.choice(ALPHABETS)
    return "".join(r.choices(alphabet, k=size))


def random_part(r, s):
    if s and r.random() < 0.6:
        start = r.randrange(len(s))
        return s[start:start + r.choice([1, 1, 2, 3, 6])]
    return random_text(r, 4)


def random_bytes(r, most=40):
    return random_text(r, most, r.choice(["ab", "abc \t\n\r", "".join(map(chr, range(256))), "aA1 bB-+"])).encode("latin-1")


def random_byte_part(r, b):
    if b and r.random() < 0.6:
        start = r.randrange(len(b))
        return b[start:start + r.choice([1, 1, 2, 3])]
    return random_bytes(r, 4)


def random_int(r, most=400):
    kind = r.random()
    if kind < 0.15:
        return r.choice([0, 1, -1, 2, -2, 10, 255, 256, -128])
    if kind < 0.4:
        return r.randrange(-1000, 1000)
    if kind < 0.55:
        return r.choice([1, -1]) * ((1 << r.choice([30, 31, 52, 53, 61, 62, 63, 64, 65, 127, 128, 192])) + r.randrange(-3, 4))
    size = r.randrange(1, 128 if kind < 0.8 else most)
    n = r.getrandbits(size)
    if kind > 0.95:
        n = n >> r.randrange(size) << r.randrange(size)
    return n if r.random() < 0.5 else -n


def random_float(r):
    kind = r.random()
    if kind < 0.15:
        return r.choice([0.0, -0.0, 1.0, -1.0, 0.5, 1.5, 2.5, 1e16, 1e15, 1e-4, 1e-5, 1e22, 1e23, 5e-324, 2.2250738585072014e-308,
                         1.7976931348623157e308, float("inf"), float("-inf"), float("nan"), 9007199254740993.0, 0.1, 123456789.125])
    if kind < 0.4:
        return round(r.uniform(-1000, 1000), r.randrange(6))
    if kind < 0.5:
        return float(r.randrange(-10**9, 10**9))
    if kind < 0.6:
        return math.ldexp(r.choice([1, -1]), r.randrange(-1074, 1024))
    if kind < 0.7:
        return r.choice([1, -1]) * float(f"{r.randrange(1, 1000)}e{r.randrange(-320, 306)}")
    if kind < 0.8:
        return r.uniform(-1e20, 1e20)
    return struct.unpack("d", r.randbytes(8))[0]


def random_finite(r):
    while not math.isfinite(x := random_float(r)):
        pass
    return x


def maximum(r):
    return r.choice([-1, -1, 0, 1, 2, 5])


# Strings.

def in_span(method):
    def generate(r):
        s = random_text(r, 60)
        part = random_part(r, s)
        start = r.choice([0, 0, 0, 1, -3, 5, 100, -100])
        end = r.choice([sys.maxsize, sys.maxsize, len(s), -1, 3, -100])
        return [text(s), text(part), start, end], method(s, part, start, end)
    return generate


operation("str.find")(in_span(lambda *a: str(str.find(*a))))
operation("str.rfind")(in_span(lambda *a: str(str.rfind(*a))))
operation("str.startswith")(in_span(lambda *a: str(str.startswith(*a)).lower()))
operation("str.endswith")(in_span(lambda *a: str(str.endswith(*a)).lower()))


def with_part(answer):
    def generate(r):
        s = random_text(r, 60)
        part = random_part(r, s)
        return [text(s), text(part)], answer(s, part)
    return generate


operation("str.count")(with_part(lambda s, p: str(s.count(p))))
operation("str.contains")(with_part(lambda s, p: str(p in s).lower()))
operation("str.concat")(with_part(lambda s, p: compact(s + p)))
operation("str.compare")(with_part(lambda s, p: str((s > p) - (s < p))))


def partition(method):
    def generate(r):
        s = random_text(r, 60)
        part = random_part(r, s) or "a"
        head, sep, tail = method(s, part)
        if not sep:
            return [text(s), text(part)], "-"
        return [text(s), text(part)], f"{len(head)}:{len(head) + len(sep)}"
    return generate


operation("str.partition")(partition(str.partition))
operation("str.rpartition")(partition(str.rpartition))


@operation("str.replace", 2)
def str_replace(r):
    s = random_text(r, 60)
    old = random_part(r, s)
    new = random_text(r, 4)
    count = maximum(r)
    result = s.replace(old, new, count)
    # An untouched string is reported as such.
    untouched = old == new or count == 0 or (old and old not in s)
    return [text(s), text(old), text(new), count], "=" if untouched else compact(result)


def splitting(method):
    def generate(r):
        s = random_text(r, 60)
        sep = None if r.random() < 0.4 else random_part(r, s) or " "
        if sep == "-":
            # Written for nothing.
            sep = "x"
        count = maximum(r)
        parts = getattr(s, method)(sep, count)
        return [text(s), "-" if sep is None else text(sep), count], items(map(compact, parts))
    return generate


operation("str.split")(splitting("split"))
operation("str.rsplit")(splitting("rsplit"))


@operation("str.splitlines")
def str_splitlines(r):
    s = random_text(r, 60, r.choice([None, ALPHABETS[3], "a\r\n"]))
    keep = r.random() < 0.5
    return [text(s), flag(keep)], items(map(compact, s.splitlines(keep)))


@operation("str.strip")
def str_strip(r):
    s = random_text(r, 30)
    chars = None if r.random() < 0.4 else random_text(r, 4)
    method = r.choice(["strip", "lstrip", "rstrip"])
    shown = "-" if chars is None else text(chars)
    if shown == "-" and chars is not None:
        chars, shown = "a", "a"
    return [text(s), shown, method[0] if method != "strip" else "b"], compact(getattr(s, method)(chars))


for name in "lower upper title capitalize swapcase casefold".split():
    def generate(r, method=getattr(str, name)):
        s = random_text(r, 30)
        return [text(s)], compact(method(s))
    operation("str." + name)(generate)


@operation("str.predicates", 2)
def str_predicates(r):
    s = random_text(r, 8)
    names = "isalpha isdecimal isdigit isnumeric isalnum isspace islower isupper istitle isidentifier isprintable isascii"
    return [text(s)], flags(getattr(s, name)() for name in names.split())


@operation("str.justify")
def str_justify(r):
    s = random_text(r, 20)
    fill = random_char(r)
    width = r.choice([-5, 0, 1, 10, 11, 25])
    side = r.choice("lrc")
    method = {"l": s.ljust, "r": s.rjust, "c": s.center}[side]
    return [text(s), text(fill), width, side], "=" if width <= len(s) else compact(method(width, fill))


@operation("str.zfill")
def str_zfill(r):
    s = r.choice(["", "+", "-"]) + random_text(r, 10)
    width = r.choice([-5, 0, 1, 10, 25])
    return [text(s), width], "=" if width <= len(s) else compact(s.zfill(width))


@operation("str.expandtabs")
def str_expandtabs(r):
    s = random_text(r, 30, r.choice(["a\t", "ab\t\n\r", "é\u0101\t\n"]))
    size = r.choice([8, 4, 1, 0, -3, 7])
    return [text(s), size], "=" if "\t" not in s else compact(s.expandtabs(size))


@operation("str.repeat")
def str_repeat(r):
    s = random_text(r, 10)
    times = r.choice([0, 1, 2, 3, 17])
    return [text(s), times], compact(s * times)


@operation("str.join")
def str_join(r):
    parts = [random_text(r, 6) for _ in range(r.randrange(6))]
    if parts == [""]:
        parts = []
    sep = random_text(r, 3)
    return [text(sep), items(map(text, parts))], compact(sep.join(parts))


@operation("str.translate")
def str_translate(r):
    s = random_text(r, 30)
    table = {}
    for c in set(random_text(r, 8) + random_part(r, s)):
        value = r.choice([None, "", random_char(r), "a", "é", "xyz"])
        # A minus is written for nothing.
        table[ord(c)] = None if value == "" else value if value != "-" else "m"
    shown = items(f"{c:x}:{'-' if v is None else text(v)}" for c, v in table.items())
    return [text(s), shown], compact(s.translate(table))


@operation("str.repr")
def str_repr(r):
    s = random_text(r, 30)
    return [text(s)], compact(repr(s))


@operation("str.ascii")
def str_ascii(r):
    s = random_text(r, 30)
    return [text(s)], compact(ascii(s))


@operation("str.utf8")
def str_utf8(r):
    s = random_text(r, 30)
    return [text(s)], text(s)


def hashes(seed, values):
    """Hashes under another seed, from another interpreter."""
    program = "import sys; print(*(hash(v) for v in eval(sys.stdin.buffer.read())), sep='\\n')"
    env = dict(os.environ, PYTHONHASHSEED=str(seed))
    out = subprocess.run([sys.executable, "-c", program], env=env, input=ascii(values).encode(), stdout=subprocess.PIPE, check=True)
    return out.stdout.decode().split()


# Bytes.

def byte_search(method):
    def generate(r):
        b = random_bytes(r, 400)
        part = random_byte_part(r, b)
        return [b.hex(), part.hex()], str(method(b, part))
    return generate


operation("bytes.find")(byte_search(bytes.find))
operation("bytes.rfind")(byte_search(bytes.rfind))
operation("bytes.count")(byte_search(bytes.count))


@operation("bytes.replace")
def bytes_replace(r):
    b = random_bytes(r, 300)
    old, new, count = random_byte_part(r, b), random_bytes(r, 4), maximum(r)
    untouched = old == new or count == 0 or (old and old not in b)
    return [b.hex(), old.hex(), new.hex(), count], "=" if untouched else raw(b.replace(old, new, count))


def byte_splitting(method):
    def generate(r):
        b = random_bytes(r, 60)
        sep = None if r.random() < 0.4 else random_byte_part(r, b) or b" "
        count = maximum(r)
        return [b.hex(), "-" if sep is None else sep.hex(), count], items(map(raw, getattr(b, method)(sep, count)))
    return generate


operation("bytes.split")(byte_splitting("split"))
operation("bytes.rsplit")(byte_splitting("rsplit"))


@operation("bytes.splitlines")
def bytes_splitlines(r):
    b = random_bytes(r)
    keep = r.random() < 0.5
    return [b.hex(), flag(keep)], items(map(raw, b.splitlines(keep)))


@operation("bytes.strip")
def bytes_strip(r):
    b = random_bytes(r, 20)
    chars = None if r.random() < 0.4 else random_bytes(r, 4)
    return [b.hex(), "-" if chars is None else chars.hex()], raw(b.strip(chars))


for name in "lower upper title capitalize swapcase".split():
    def generate(r, method=getattr(bytes, name)):
        b = random_bytes(r, 20)
        return [b.hex()], raw(method(b))
    operation("bytes." + name)(generate)


@operation("bytes.predicates")
def bytes_predicates(r):
    b = random_bytes(r, 6)
    names = "isalpha isalnum isdigit isspace islower isupper istitle isascii"
    return [b.hex()], flags(getattr(b, name)() for name in names.split())


@operation("bytes.justify")
def bytes_justify(r):
    b, fill = random_bytes(r, 20), r.randbytes(1)
    width = r.choice([-5, 0, 1, 10, 11, 25, sys.maxsize])
    side = r.choice("lrc")
    method = {"l": b.ljust, "r": b.rjust, "c": b.center}[side]
    return [b.hex(), fill.hex(), width, side], "=" if width <= len(b) else attempt(lambda: method(width, fill), raw)


@operation("bytes.zfill")
def bytes_zfill(r):
    b = r.choice([b"", b"+", b"-"]) + random_bytes(r, 10)
    width = r.choice([-5, 0, 1, 10, 25])
    return [b.hex(), width], "=" if width <= len(b) else raw(b.zfill(width))


@operation("bytes.expandtabs")
def bytes_expandtabs(r):
    b = random_text(r, 30, "ab\t\n\r").encode()
    size = r.choice([8, 4, 1, 0, -3])
    return [b.hex(), size], "=" if b"\t" not in b else raw(b.expandtabs(size))


@operation("bytes.repeat")
def bytes_repeat(r):
    b, times = random_bytes(r, 10), r.choice([0, 1, 2, 3, 17])
    return [b.hex(), times], raw(b * times)


@operation("bytes.hex")
def bytes_hex(r):
    b = random_bytes(r, 30)
    group = r.choice([0, 1, 2, 3, -1, -2, -5, 100])
    if r.random() < 0.3:
        return [b.hex(), "-", group], raw(b.hex().encode())
    return [b.hex(), b":".hex(), group], raw(b.hex(":", group).encode())


@operation("bytes.fromhex")
def bytes_fromhex(r):
    s = r.choice([random_bytes(r, 8).hex(" "), random_text(r, 8, "0aF \n"), random_text(r, 8, "0aFg é\t")])
    return [text(s)], attempt(lambda: bytes.fromhex(s), raw)


@operation("bytes.repr")
def bytes_repr(r):
    b = random_bytes(r, 30) + r.choice([b"", b"'", b'"', b"'\"", b"\\\n"])
    return [b.hex()], compact(repr(b))


@operation("bytes.translate")
def bytes_translate(r):
    b = random_bytes(r, 30)
    table = None if r.random() < 0.3 else r.randbytes(256)
    delete = random_byte_part(r, b) if r.random() < 0.5 else b""
    return [b.hex(), (table or b"").hex(), delete.hex()], raw(b.translate(table, delete))


@operation("bytes.escape_encode")
def escape_encode(r):
    b = random_bytes(r, 20)
    return [b.hex()], raw(codecs.escape_encode(b)[0])


@operation("bytes.escape_decode")
def escape_decode(r):
    b = random_text(r, 20, "\\\\\\x0123477abnrtvf'\"\nzé").encode("latin-1")
    errors = r.choice(["strict", "replace", "ignore"])
    warnings.simplefilter("ignore")
    return [b.hex(), errors], attempt(lambda: codecs.escape_decode(b, errors)[0], raw)


# The Unicode database.

def codes(s):
    return " ".join(f"{ord(c):x}" for c in s)


def decomposition(db, c):
    found = db.decomposition(c)
    if not found or "\uac00" <= c <= "\ud7a3":
        return ""
    parts = found.split()
    tag = parts.pop(0) if parts[0][0] == "<" else ""
    return f"{tag} {' '.join(f'{int(p, 16):x}' for p in parts)}"


def properties(code):
    c, old = chr(code), unicodedata.ucd_3_2_0

    def optional(value, show=str):
        return "-" if value is None else show(value)
    line = f"{code:x}" + flags([
        c.isalpha(), c.isdecimal(), c.isdigit(), c.isnumeric(), c.isalnum(), c.isspace(), c.islower(), c.isupper(),
        unicodedata.category(c) == "Lt", c.isprintable(), c.isidentifier(), ("a" + c).isidentifier(),
        len(("a" + c + "b").splitlines()) > 1, unicodedata.mirrored(c), old.mirrored(c)])
    for mapped in c.lower(), c.upper(), c.title(), c.casefold():
        line += ";" + codes(mapped)
    db = unicodedata
    line += ";" + ";".join([
        db.category(c), db.bidirectional(c), str(db.combining(c)), db.east_asian_width(c), optional(db.decimal(c, None)),
        optional(db.digit(c, None)), optional(db.numeric(c, None), bits), decomposition(db, c)])
    return line + ";" + ";".join([
        old.category(c), old.bidirectional(c), str(old.combining(c)), old.east_asian_width(c), optional(old.decimal(c, None)),
        optional(old.numeric(c, None), bits), decomposition(old, c)])


def names(code):
    return f"{unicodedata.name(chr(code), '-')} {unicodedata.ucd_3_2_0.name(chr(code), '-')}"


def forms(code):
    return "".join(codes(db.normalize(form, chr(code))) + ","
                   for db in (unicodedata, unicodedata.ucd_3_2_0) for form in ("NFD", "NFKD", "NFC", "NFKC"))


def every_character():
    """Questions that cover the whole database, in blocks."""
    for name, line in ("properties", properties), ("names", names), ("forms", forms):
        for start in range(0, 0x110000, 0x800):
            yield f"ucd.{name}\t{start}\t{0x800}", digest("\n".join(map(line, range(start, start + 0x800))))


@operation("ucd.normalize", 3)
def normalize(r):
    alphabet = r.choice([None, ALPHABETS[15], "a\u0300\u0327\u0323\u0345\u0301e\u0308ü\u1e69", "가각ᄀ\u1161\u11a8\u11a7\u1175ᄒ"])
    s = random_text(r, 12, alphabet)
    form, old = r.choice(["NFD", "NFKD", "NFC", "NFKC"]), r.random() < 0.2
    db = unicodedata.ucd_3_2_0 if old else unicodedata
    return [text(s), form, flag(old)], f"{compact(db.normalize(form, s))} {str(db.is_normalized(form, s)).lower()}"


@operation("ucd.lookup")
def lookup(r):
    old = r.random() < 0.1
    name = unicodedata.name(chr(r.randrange(0x20000)), "LATIN SMALL LETTER A")
    kind = r.random()
    if kind < 0.2:
        name = name.lower()
    elif kind < 0.4:
        name = r.choice(["NULL", "KEYCAP NUMBER SIGN", "LATIN SMALL LETTER GHA", "HANGUL SYLLABLE ", "HANGUL SYLLABLE GAGX", "",
                         "CJK UNIFIED IDEOGRAPH-4E0", "CJK UNIFIED IDEOGRAPH-04E00", "TANGUT IDEOGRAPH-18D08", "TANGUT IDEOGRAPH-18D09",
                         "latin small letter a ", "LATIN  SMALL LETTER A", "x" * 300, "LINE FEED", "MODIFIER LETTER EXTRA-HIGH EXTRA-LOW CONTOUR TONE BAR"])
    elif kind < 0.6:
        name = name[:-1] + r.choice("ABC 1-")
    db = unicodedata.ucd_3_2_0 if old else unicodedata
    try:
        found = codes(db.lookup(name))
    except KeyError:
        found = "-"
    return [text(name), flag(old)], found


# Codecs.

LOG = []


def shown_handler(error):
    LOG.append(f"{error.start}-{error.end}")
    resume = max(error.start + 1, error.end - 1)
    if isinstance(error, UnicodeDecodeError):
        return f"<{chr(0x100 + error.object[error.start])}>", resume
    return "α" if error.object[error.start] == "\udfff" else "?", resume


codecs.register_error("shown", shown_handler)

HANDLERS = "strict ignore replace backslashreplace surrogateescape surrogatepass shown".split()


def unicode_error(function):
    LOG.clear()
    try:
        return function()
    except UnicodeError as e:
        return f"!{e.start} {e.end} {text(str(e))}"


ORDERS = {-1: "Little", 0: "Native", 1: "Big"}


def warning_note(caught):
    for warning in caught:
        message = str(warning.message)
        if octal := re.match(r'"\\([0-7]{3})" is an invalid octal', message):
            return f" 0o{octal[1]}"
        if found := re.match(r'"\\(.)" is an invalid escape', message, re.S):
            return f" {ord(found[1]):x}"
    return ""


def decoded(name, errors, last, data, table):
    def run():
        note = ""
        match name:
            case "utf-8":
                found, used = codecs.utf_8_decode(data, errors, last)
            case "utf-7":
                found, used = codecs.utf_7_decode(data, errors, last)
            case "ascii":
                found, used = codecs.ascii_decode(data, errors)
            case "latin-1":
                found, used = codecs.latin_1_decode(data, errors)
            case "charmap":
                found, used = codecs.charmap_decode(data, errors, table)
            case "unicode_escape" | "raw_unicode_escape":
                with warnings.catch_warnings(record=True) as caught:
                    warnings.simplefilter("always")
                    found, used = getattr(codecs, name + "_decode")(data, errors, last)
                note = warning_note(caught)
            case _:
                order = {"": 0, "-le": -1, "-be": 1}[name[6:]]
                found, used, order = getattr(codecs, f"utf_{name[4:6]}_ex_decode")(data, errors, order, last)
                note = " " + ORDERS[order]
        return f"{compact(found)} {used} {' '.join(LOG)}{note}"
    return unicode_error(run)


def mangled(r, data):
    data = bytearray(data)
    for _ in range(r.choice([0, 1, 1, 2, 4])):
        if not data:
            break
        at = r.randrange(len(data))
        match r.randrange(4):
            case 0:
                data[at] = r.choice(b"\x80\xbf\xc0\xc1\xc2\xe0\xed\xa0\xf0\xf4\xf5\xff\xd8\xdc\x00+\\-A/ux") if r.random() < 0.7 else r.randrange(256)
            case 1:
                del data[at]
            case 2:
                data.insert(at, r.randrange(256))
            case 3:
                del data[at:]
    return bytes(data)


CODECS = "utf-8 utf-8 utf-8 utf-7 ascii latin-1 charmap unicode_escape raw_unicode_escape utf-16 utf-16-le utf-16-be utf-32 utf-32-le utf-32-be".split()


@operation("codec.decode", 12)
def decode(r):
    name = r.choice(CODECS)
    errors = r.choice(HANDLERS)
    s = random_text(r, 12)
    table = ""
    if name == "charmap":
        data = random_bytes(r, 10)
        table = random_text(r, 300, r.choice([None, "".join(map(chr, range(256))) + "\ufffe"]))
    elif name == "unicode_escape":
        data = (s.encode(name) if r.random() < 0.4 else
                random_text(r, 20, "\\\\\\\\xuUN{}0123477abnd'\"\n ALEF").encode() if r.random() < 0.7 else
                r.choice(["\\N{SNAKE}", "\\N{digit one}x", "\\N{KEYCAP NUMBER SIGN}", "\\N{NULL}", "\\N{LATIN", "\\U00110000", "\\U0010ffff"]).encode())
    elif name == "raw_unicode_escape":
        data = s.encode(name) if r.random() < 0.4 else random_text(r, 20, "\\\\\\uU0012aé ").encode("latin-1")
    elif name == "utf-7":
        data = s.encode(name) if r.random() < 0.4 else random_text(r, 16, "++-AB2/aé~\\ 3IDY").encode("latin-1")
    elif name in ("ascii", "latin-1"):
        data = random_bytes(r, 10)
    else:
        data = s.encode(name, "surrogatepass")
    data = mangled(r, data)
    last = r.random() < 0.7
    arguments = [name, errors, flag(last), data.hex()] + ([text(table)] if name == "charmap" else [])
    if name in ("ascii", "latin-1", "charmap"):
        arguments[2] = "1"
    return arguments, decoded(name, errors, last, data, table)


def encoded(name, errors, s, table):
    def run():
        match name:
            case "charmap":
                data, _ = codecs.charmap_encode(s, errors, codecs.charmap_build(table))
            case "unicode_escape" | "raw_unicode_escape":
                data, _ = getattr(codecs, name + "_encode")(s, errors)
            case "latin-1":
                data, _ = codecs.latin_1_encode(s, errors)
            case _:
                data, _ = getattr(codecs, name.replace("-", "_") + "_encode")(s, errors)
        return f"{raw(data)} {' '.join(LOG)}"
    return unicode_error(run)


@operation("codec.encode", 8)
def encode(r):
    name = r.choice(CODECS)
    errors = r.choice(HANDLERS + ["xmlcharrefreplace", "namereplace"])
    s = random_text(r, 12, r.choice([None, None, "aé\u0100\udc80\udcff\ud800\udfff\U0001f40d"]))
    table = ""
    if name == "charmap":
        table = "\0" + random_text(r, 200, r.choice([None, "abcé\ufffe?\u0100&#;0123456789x\\"])) if r.random() < 0.8 else "x" + random_text(r, 300)
    return [name, errors, text(s)] + ([text(table)] if name == "charmap" else []), encoded(name, errors, s, table)


@operation("codec.has_map")
def has_map(r):
    table = r.choice(["\0", "\0", "a"]) + random_text(r, 200)
    built = codecs.charmap_build(table)
    if isinstance(built, dict):
        return [text(table)], "dict"
    return [text(table)], str(map_size(built))


def map_size(built):
    # EncodingMap.size() counts the object's head, two level counts and 32 bytes of the first level.
    return built.size() - EMPTY_MAP + 32


EMPTY_MAP = codecs.charmap_build("\0\ufffe").size()


# Formatting.

def spec_text(r, kinds):
    if r.random() < 0.05:
        return random_text(r, 5, "<>^=+- z#0123,_.eéfgdxs%n\u0661")
    parts = [
        r.choice(["", "", "", "<", ">", "^", "=", "*<", "é>", "0=", "\U0001f40d^", " =", "<<"]),
        r.choice(["", "", "", "+", "-", " "]), r.choice(["", "", "", "", "z"]), r.choice(["", "", "", "#"]), r.choice(["", "", "0"]),
        r.choice(["", "", "5", "12", "25", "40"]), r.choice(["", "", "", ",", "_"]),
        r.choice(["", "", "", ".0", ".1", ".3", ".6", ".17", ".30", ".,", "._", ".5,", ".7_"]), r.choice(kinds),
    ]
    return "".join(parts)


def say_limit(error):
    return "limit" if "Exceeds the limit" in str(error) else str(error)


def limited(function, show):
    sys.set_int_max_str_digits(LIMIT)
    try:
        return attempt(function, show, say_limit)
    finally:
        sys.set_int_max_str_digits(0)


@operation("format.str")
def format_str(r):
    s, spec = random_text(r, 12), spec_text(r, ["", "", "s", "s", "d", "\x01"])
    return [text(s), text(spec), "0"], attempt(lambda: format(s, spec), compact)


@operation("format.int", 4)
def format_int(r):
    n, spec = random_int(r), spec_text(r, ["", "", "d", "d", "b", "o", "x", "X", "n", "c", "e", "f", "g", "%", "s", "é", "G"])
    if r.random() < 0.02:
        n = 10 ** r.choice([4299, 4300, 5000])
    return [hex(n), text(spec), "0"], limited(lambda: format(n, spec), compact)


@operation("format.float", 6)
def format_float(r):
    x, spec = random_float(r), spec_text(r, ["", "", "e", "f", "f", "g", "E", "F", "G", "%", "n", "d", "r"])
    return [bits(x), text(spec), "0"], attempt(lambda: format(x, spec), compact)


@operation("format.complex", 2)
def format_complex(r):
    z, spec = complex(random_float(r), random_float(r)), spec_text(r, ["", "", "e", "f", "g", "E", "F", "G", "%", "n", "d"]) or "e"
    return [f"{bits(z.real)},{bits(z.imag)}", text(spec), "0"], attempt(lambda: format(z, spec), compact)


class Anything:
    """A mapping that has the value under every key, and notes the keys."""

    def __init__(self, value):
        self.value, self.keys = value, []

    def __getitem__(self, key):
        self.keys.append(key if isinstance(key, str) else key.decode("latin-1"))
        return self.value


def percent_format(r, kinds):
    parts = []
    keys = ["(k)", "(a(b)c)", "()"] if r.random() < 0.3 else [""]
    for _ in range(r.choice([1, 1, 2])):
        if r.random() < 0.05:
            parts.append(random_text(r, 6, "%()5.-+ #0"))
            continue
        parts.append("".join([
            r.choice(["", "~", "\xdf"]), "%", r.choice(keys), *r.choices(["", "", "", "-", "+", " ", "#", "0"], k=3),
            r.choice(["", "", "5", "12", "*", "30"]), r.choice(["", "", "", ".", ".0", ".3", ".17", ".*"]), r.choice(["", "", "", "l"]),
            r.choice(kinds)]))
    return "".join(parts)


STARS = {"int": -7, "str": 3, "float": 4}


def percent(of_bytes):
    def generate(r):
        kind = r.choice(["str", "int", "int", "float", "float"])
        if kind == "str":
            value = random_text(r, 8, "abé" if of_bytes else None)
            kinds, shown, argument = ["s"], text(value), value.encode("latin-1") if of_bytes else value
        elif kind == "int":
            value = argument = random_int(r)
            kinds, shown = ["d", "i", "u", "x", "X", "o", "%"], hex(value)
        else:
            value = argument = random_float(r)
            kinds, shown = ["e", "f", "g", "E", "F", "G", "%"], bits(value)
        if r.random() < 0.03:
            kinds = ["y"] if of_bytes else ["y", "é"]
        form = percent_format(r, kinds)
        # The kinds must fit the value, or the question is about the conversion of values.
        star = r.choice([-7, 0, 3, 12])
        keyed = "%(" in form
        if keyed and "*" in form:
            form = form.replace("*", "")
        # Every conversion takes as many arguments as it has stars, and one more.
        wanted = re.sub(r"\([^)]*\)+|%%", "", form)
        mapping = Anything(argument)
        given = mapping if keyed else tuple(
            star if c == "*" else argument for c in re.findall(r"\*|(?<![%])%%|[a-zA-Zé](?<!l)", wanted))
        return form, kind, shown, star, keyed, mapping, given
    def ask(r):
        while True:
            form, kind, shown, star, keyed, mapping, given = generate(r)
            # Not every type shows itself as `%s`, and a mapping shows itself where a key is missing.
            if of_bytes and re.search(r"%[^a-zA-Z%]*\xdf", form):
                continue
            wrong = {"str": "[abdr\xdf]", "int": "[asbr\xdf]", "float": "[asdr]"}[kind]
            if re.search(r"%[^%]*?" + wrong, form) or keyed and form.count("%") != form.count("%("):
                continue
            try:
                if of_bytes:
                    found = raw(form.encode("latin-1") % given)
                else:
                    found = compact(form % given)
                answer = f"{found} {' '.join(map(text, mapping.keys))}"
            except TypeError:
                continue
            except KeyError:
                continue
            except MemoryError:
                answer = "!MemoryError"
            except (ValueError, OverflowError) as e:
                if found := re.match(r"unsupported format character '(.*)' \(0x([0-9a-f]+)\) at index (\d+)", str(e), re.S):
                    answer = f"!unsupported {found[2]} {found[3]}"
                else:
                    answer = "!" + str(e)
            return [text(form), shown, kind, star, flag(keyed)], answer
    return ask


operation("format.percent", 5)(percent(False))
operation("format.percent_bytes", 3)(percent(True))


def field_text(r):
    return "".join(r.choices(["a", "0", "12", ".", "[", "]", "x", "é", "\u0661"], k=r.randrange(7)))


def template_text(r):
    if r.random() < 0.3:
        return random_text(r, 14, ALPHABETS[16])
    return "".join(r.choices(["a", "{{", "}}", "{}", "{0}", "{x!r}", "{a.b[c]:>{w}}", "{:", "{", "}", "!s", ":", "}é"], k=r.randrange(7)))


@operation("format.template", 2)
def template(r):
    s = template_text(r)

    def pieces():
        for literal, name, spec, conversion in _string.formatter_parser(s):
            field = "" if name is None else f"|{text(name)}|{text(spec)}|{'-' if conversion is None else format(ord(conversion), 'x')}"
            yield text(literal) + field
    return [text(s)], attempt(lambda: items(pieces()))


def access(part):
    is_attribute, value = part
    return "." + text(value) if is_attribute else f"[#{value}" if isinstance(value, int) else "[" + text(value)


def split_field(s):
    first, rest = _string.formatter_field_name_split(s)
    return items([f"#{first}" if isinstance(first, int) else text(first), *map(access, rest)])


@operation("format.field")
def field(r):
    s = field_text(r)
    return [text(s)], attempt(lambda: split_field(s))


# Ints.

def integer(n):
    return str(n)


def binary(name, function, make=random_int, weight=1):
    @operation(name, weight)
    def generate(r):
        a, b = make(r), make(r)
        return [hex(a), hex(b)], attempt(lambda: function(a, b))


def largest(r):
    return random_int(r, r.choice([200, 400, 3000, 20000]))


binary("int.add", operator.add, largest)
binary("int.sub", operator.sub, largest)
binary("int.mul", operator.mul, largest, 2)
binary("int.divmod", lambda a, b: "{} {}".format(*divmod(a, b)), largest, 3)
binary("int.gcd", math.gcd, largest)
binary("int.lcm", math.lcm, lambda r: random_int(r, 400))
binary("int.compare", lambda a, b: str((a > b) - (a < b)))
binary("int.bits", lambda a, b: items(map(str, [a & b, a | b, a ^ b, ~a, a.bit_length(), a.bit_count()])), largest)


@operation("int.truediv", 4)
def truediv(r):
    a, b = random_int(r, 3000), random_int(r, 3000)
    if r.random() < 0.4:
        b = r.randrange(1, 1 << 60) << r.randrange(1200)
        a = r.randrange(1 << r.choice([53, 54, 55, 120])) << r.randrange(1200)
    if r.random() < 0.1 and b:
        # Close to the middle between two floats.
        a = b * ((1 << 54) + 1) + r.choice([-1, 0, 1])
    return [hex(a), hex(b)], attempt(lambda: a / b, bits)


for name, method in ("neg", operator.neg), ("abs", abs):
    def generate(r, method=method):
        n = random_int(r)
        return [hex(n)], str(method(n))
    operation("int." + name)(generate)


@operation("int.pow")
def int_pow(r):
    a, b = random_int(r, 100), r.randrange(r.choice([3, 20, 200]))
    return [hex(a), hex(b)], str(a ** b)


@operation("int.powmod", 2)
def int_powmod(r):
    a, b, c = random_int(r), random_int(r, 200), random_int(r, r.choice([64, 128, 400, 2000]))
    return [hex(a), hex(b), hex(c)], attempt(lambda: pow(a, b, c))


@operation("int.shl")
def int_shl(r):
    a, b = random_int(r), r.choice([0, 1, 5, 31, 62, 63, 64, 65, 200, -1, 1 << 70])
    if b == 1 << 70 and a:
        return [hex(a), hex(b)], "!too many digits in integer"
    return [hex(a), hex(b)], attempt(lambda: a << b)


@operation("int.shr")
def int_shr(r):
    a, b = random_int(r), r.choice([0, 1, 5, 31, 62, 63, 64, 65, 128, 200, -1, 1 << 70])
    return [hex(a), hex(b)], attempt(lambda: a >> b)


@operation("int.to_bytes")
def to_bytes(r):
    n, length, little, signed = random_int(r, 200), r.randrange(30), r.random() < 0.5, r.random() < 0.5
    if r.random() < 0.5:
        length = (n.bit_length() + 7) // 8 + r.choice([-1, 0, 0, 1])
        length = max(length, 0)
    return [hex(n), length, flag(little), flag(signed)], attempt(
        lambda: n.to_bytes(length, "little" if little else "big", signed=signed), raw)


@operation("int.from_bytes")
def from_bytes(r):
    b, little, signed = random_bytes(r, 30), r.random() < 0.5, r.random() < 0.5
    if r.random() < 0.3:
        b = r.choice([b"\x00", b"\xff", b"\x80", b"\x7f"]) * r.randrange(20)
    return [b.hex(), flag(little), flag(signed)], str(int.from_bytes(b, "little" if little else "big", signed=signed))


@operation("int.float", 2)
def int_to_float(r):
    n = random_int(r, 1100)
    if r.random() < 0.3:
        n = ((1 << 54) + r.randrange(-8, 8) << r.randrange(970)) + r.choice([-1, 0, 1])
    if r.random() < 0.05:
        n = (1 << 1024) - (1 << 970) + r.choice([-1, 0, 1])
    return [hex(n)], attempt(lambda: float(n), bits)


@operation("int.compare_float", 2)
def compare_float(r):
    x, n = random_float(r), random_int(r, 1100)
    if r.random() < 0.5 and math.isfinite(x):
        n = int(x) + r.choice([-1, 0, 0, 1])
    return [hex(n), bits(x)], "-" if x != x else str((n > x) - (n < x))


@operation("int.hash")
def int_hash(r):
    n = random_int(r, 1000)
    if r.random() < 0.3:
        n = (2**61 - 1) * r.randrange(-3, 1 << 70) + r.randrange(-2, 3)
    return [hex(n)], str(hash(n))


@operation("int.radix")
def radix(r):
    n = random_int(r)
    return [hex(n)], items(f"{abs(n):{c}}" for c in "box")


@operation("int.parse", 4)
def int_parse(r):
    base = r.choice([10, 10, 10, 0, 0, 2, 8, 16, 36, 7, 3, 37, 1])
    if r.random() < 0.5:
        n = random_int(r, r.choice([60, 100, 400, 4000]))
        kind = {0: r.choice(["d", "#x", "#o", "#b"]), 16: r.choice(["x", "#X"]), 8: r.choice(["o", "#o"]), 2: "#b"}.get(base, "d")
        s = format(n, kind) if r.random() < 0.8 else format(n, "_" + kind.strip("#"))
        s = r.choice(["", " ", "\t"]) + s + r.choice(["", "", "\n", "_", " 1", "\x1c"])
    else:
        s = random_text(r, 12, r.choice(["0123456789_", "01_xXoObB-+ ", "\u0661\u0662\u0967 1", "0zZ9_", "é1\u3000\x1f\x85 2"]))
    if r.random() < 0.05:
        s = r.choice(["1", "0", "12_"]) * r.choice([640, 641, 4300, 4301]) + r.choice(["1", "", "x"])

    def say(e):
        message = str(e)
        if found := re.search(r"value has (\d+) digits", message):
            return f"digits {found[1]}"
        return "base" if "base must be" in message else "invalid"
    sys.set_int_max_str_digits(LIMIT)
    try:
        answer = int(s, base)
    except ValueError as e:
        answer = "!" + say(e)
    finally:
        sys.set_int_max_str_digits(0)
    return [text(s), base, LIMIT], str(answer)


@operation("int.isqrt")
def isqrt(r):
    n = random_int(r, 3000)
    if r.random() < 0.3:
        n = n * n + r.choice([-1, 0, 1])
    return [hex(n)], attempt(lambda: math.isqrt(n))


@operation("int.factorial")
def factorial(r):
    n = r.choice([r.randrange(-2, 30), r.randrange(700), 1 << 64])
    return [hex(n)], attempt(lambda: math.factorial(n))


def choose(name, function):
    @operation("int." + name)
    def generate(r):
        n = r.choice([r.randrange(-1, 70), r.randrange(2000), r.getrandbits(64), r.getrandbits(63), r.getrandbits(200)])
        k = r.choice([r.randrange(-1, 40), r.randrange(200), n, n - 1, n - 5, 1 << 64])
        if k > 300 and n - k > 300 and (n.bit_length() > 20 or k > n) and k < 1 << 63 and k <= n:
            k = 3
        if name == "perm" and 2000 < k < 1 << 63:
            k = 3
        return [hex(n), hex(k)], attempt(lambda: function(n, k))


choose("comb", math.comb)
choose("perm", math.perm)


@operation("int.hash_ratio")
def hash_ratio(r):
    from fractions import Fraction
    f = Fraction(random_int(r), abs(random_int(r)) or 1)
    if r.random() < 0.1:
        f = Fraction(f.numerator or 1, 2**61 - 1)
    return [hex(f.numerator), hex(f.denominator)], str(hash(f))


@operation("int.tuple_hash")
def tuple_hash(r):
    values = [r.randrange(-1 << 62, 1 << 62) if r.random() < 0.5 else r.randrange(-3, 10) for _ in range(r.randrange(6))]
    values = list(dict.fromkeys(values))
    return ["0", items(map(str, values))], f"{hash(tuple(values))} {hash(frozenset(values))}"


# Floats.

@operation("float.repr", 4)
def float_repr(r):
    x = random_float(r)
    return [bits(x)], repr(x)


@operation("float.parse", 4)
def float_parse(r):
    x = random_float(r)
    kind = r.random()
    if kind < 0.3:
        s = repr(x)
    elif kind < 0.5:
        s = format(random_finite(r), r.choice([".17g", ".25e", ".30f", "_.3f", ".3g", "E"]))
    elif kind < 0.6:
        # In the middle between two floats, to the last digit.
        from decimal import Decimal, localcontext
        with localcontext(prec=1500):
            s = str((Decimal(x := abs(random_finite(r))) + Decimal(math.nextafter(x, 0.0))) / 2)
    elif kind < 0.8:
        s = random_text(r, 12, r.choice(["0123456789.eE+-_", "inftyINFnan+-", "1\u0661.5\u3000e", "01._ e", "é1\x1f\x85.5"]))
    else:
        s = f"{r.getrandbits(r.choice([64, 300, 3000]))}.{r.getrandbits(60)}e{r.randrange(-400, 400)}"
    if r.random() < 0.2:
        s = r.choice([" ", "\t", ""]) + s + r.choice(["\n", " ", "_", "x", "\xa0", "\x00"])
    try:
        answer = bits(float(s))
    except ValueError:
        answer = "!invalid"
    return [text(s)], answer


@operation("float.hex")
def float_to_hex(r):
    x = random_float(r)
    return [bits(x)], x.hex()


@operation("float.fromhex", 2)
def float_from_hex(r):
    kind = r.random()
    if kind < 0.3:
        s = random_float(r).hex()
    elif kind < 0.7:
        s = (r.choice(["", "-", "+"]) + r.choice(["0x", "0X", ""]) + random_text(r, 20, "0123456789abcdefABCDEF") +
             r.choice(["", "."]) + random_text(r, 20, "0f8") + r.choice(["", "p"]) + r.choice(["", "-", "+"]) +
             r.choice(["", "3", "1023", "1024", "1074", "1075", "1100", "99999999999999999999"]))
    else:
        s = random_text(r, 8, "01aginftyp.x-+ \n")
    return [text(s)], attempt(lambda: float.fromhex(s), bits)


def pair(r):
    a, b = random_float(r), random_float(r)
    if r.random() < 0.3:
        b = float(r.randrange(-9, 10))
    if r.random() < 0.3:
        a = float(r.randrange(-100, 100)) / r.choice([1, 2, 3, 10])
    return a, b


@operation("float.divmod", 2)
def float_divmod(r):
    a, b = pair(r)
    return [bits(a), bits(b)], attempt(lambda: f"{bits(divmod(a, b)[0])} {bits(divmod(a, b)[1])} {bits(a % b)}")


@operation("float.pow", 2)
def float_pow(r):
    a, b = pair(r)

    def power():
        result = a ** b
        return bits(result)
    if a < 0 and math.isfinite(b) and math.isfinite(a) and b != math.floor(b):
        return [bits(a), bits(b)], "!complex"
    # Of the overflow, only that it is one.
    return [bits(a), bits(b)], attempt(power, say=lambda e: "overflow" if isinstance(e, OverflowError) else str(e))


@operation("float.round", 3)
def float_round(r):
    x = random_float(r)
    digits = r.choice([0, 1, 2, 2, 3, 10, 16, 17, 22, 300, 323, 324, -1, -2, -5, -15, -20, -300, -308, -309, 1 << 40])
    if r.random() < 0.4:
        x = r.randrange(-10**6, 10**6) / 10 ** r.randrange(5) + r.choice([0, 0.5, 0.05, 0.005])
    if r.random() < 0.2:
        x = float(r.randrange(-1000, 1000) * 5)
    return [bits(x), digits], attempt(lambda: round(x, digits), bits)


for name, method in ("round_int", round), ("int", int):
    def generate(r, method=method):
        x = random_float(r)
        if r.random() < 0.4:
            x = r.randrange(-20, 20) / 2
        return [bits(x)], attempt(lambda: method(x))
    operation("float." + name)(generate)


@operation("float.ratio")
def float_ratio(r):
    x = random_float(r)
    return [bits(x)], "-" if not math.isfinite(x) else "{} {}".format(*x.as_integer_ratio())


@operation("float.hash", 2)
def float_hash(r):
    x = random_float(r)
    return [bits(x)], "-" if x != x else str(hash(x))


# Complex numbers.

def two(z):
    return f"{bits(z.real)} {bits(z.imag)}"


@operation("complex.arith", 2)
def complex_arith(r):
    a, b = complex(*pair(r)), complex(*pair(r))
    return [bits(a.real), bits(a.imag), bits(b.real), bits(b.imag)], items(
        attempt(lambda: f(a, b), two) for f in (operator.add, operator.sub, operator.mul, operator.truediv, lambda a, b: -a))


@operation("complex.mixed", 2)
def complex_mixed(r):
    a, b = complex(*pair(r)), random_float(r)
    return [bits(a.real), bits(a.imag), bits(b)], items(attempt(f, two) for f in (
        lambda: a + b, lambda: a - b, lambda: b - a, lambda: a * b, lambda: a / b, lambda: b / a))


@operation("complex.pow", 2)
def complex_pow(r):
    a, b = complex(*pair(r)), complex(*pair(r))
    if r.random() < 0.6:
        b = complex(r.randrange(-110, 110) if r.random() < 0.5 else r.randrange(-4, 5), 0.0)
        a = complex(r.randrange(-3, 4), r.randrange(-3, 4) / 2)
    return [bits(a.real), bits(a.imag), bits(b.real), bits(b.imag)], attempt(lambda: a ** b, two)


@operation("complex.abs")
def complex_abs(r):
    a = complex(*pair(r))
    return [bits(a.real), bits(a.imag)], attempt(lambda: abs(a), bits)


@operation("complex.repr")
def complex_repr(r):
    a = complex(*pair(r))
    return [bits(a.real), bits(a.imag)], repr(a)


@operation("complex.hash")
def complex_hash(r):
    a = complex(*pair(r))
    return [bits(a.real), bits(a.imag)], "-" if a != a else str(hash(a))


@operation("complex.parse", 2)
def complex_parse(r):
    s = r.choice([
        repr(complex(*pair(r))), random_text(r, 8, "12.+-jJ() e_"), random_text(r, 10, "infajnty+-"),
        f"{random_float(r)}{r.choice(['+', '-', ' ', ''])}{abs(random_float(r))}j", random_text(r, 6, "1\u0661j+ \u3000")])
    try:
        answer = two(complex(s))
    except ValueError as e:
        answer = "!underscores" if "could not convert" in str(e) else "!malformed"
    return [text(s)], answer


# The random generator, and sorting.

def seed(r):
    return abs(random_int(r, r.choice([32, 64, 200, 21000])))


@operation("random.random")
def random_random(r):
    n = seed(r)
    twister = _random.Random(n)
    return [hex(n), 20], items(bits(twister.random()) for _ in range(20))


@operation("random.bits")
def random_bits(r):
    n, sizes = seed(r), [r.choice([0, 1, 5, 31, 32, 33, 63, 64, 65, 96, 128, 1000]) for _ in range(10)]
    twister = _random.Random(n)
    return [hex(n), items(map(str, sizes))], items(str(twister.getrandbits(size)) for size in sizes)


@operation("random.state")
def random_state(r):
    n = seed(r)
    twister = _random.Random(n)
    twister.random()
    *words, index = twister.getstate()
    return [hex(n)], f"{digest(' '.join(map(str, words)))} {index}"


class Traced:
    trace = []

    def __init__(self, key, place):
        self.key, self.place = key, place

    def __lt__(self, other):
        self.trace.append(f"{self.place}<{other.place} ")
        return self.key < other.key


@operation("sort.trace", 3)
def sort_trace(r):
    size = r.choice([0, 1, 2, 5, 30, 63, 64, 65, 100, 300, 1500])
    span = r.choice([2, 5, 100, 10**6])
    keys = []
    while len(keys) < size:
        part = [r.randrange(span) for _ in range(r.randrange(1, 200))]
        match r.randrange(4):
            case 0:
                part.sort()
            case 1:
                part.sort(reverse=True)
        keys += part
    del keys[size:]
    values = [Traced(key, i) for i, key in enumerate(keys)]
    Traced.trace.clear()
    values.sort()
    places = " ".join(str(v.place) for v in values)
    return [items(map(str, keys))], f"{len(Traced.trace)} {digest(''.join(Traced.trace))} {digest(places)}"


# Asking.

def question(name, arguments):
    return "\t".join([name, *map(str, arguments)])


def string_hashes(r, count):
    for seed in 0, 1, 4242, 4294967295:
        strings = [random_text(r, 40) for _ in range(count)]
        for s, found in zip(strings, hashes(seed, strings)):
            yield question("str.hash", [text(s), seed]), found
        values = [random_bytes(r, 40) for _ in range(count)]
        for b, found in zip(values, hashes(seed, values)):
            yield question("bytes.hash", [b.hex(), seed]), found


def field_series(r, count):
    """Names of fields that share a numbering."""
    for _ in range(count):
        names = [r.choice(["", "0", "1", "a", "x.y", "[0]", "3.z"]) for _ in range(r.randrange(1, 5))]
        if names == [""]:
            names = ["", ""]
        automatic, number, answers = None, 0, []
        for name in names:
            first, rest = _string.formatter_field_name_split(name)
            if isinstance(first, int) or first == "":
                if automatic is None:
                    automatic = first == ""
                if automatic != (first == ""):
                    way = "automatic field numbering to manual field specification" if automatic else \
                        "manual field specification to automatic field numbering"
                    try:
                        "".join("{" + n + "}" for n in names).format(*[Anything(0)] * 9)
                    except ValueError as e:
                        assert way in str(e), (names, str(e))
                    except (TypeError, KeyError, AttributeError):
                        pass
                    answers.append(f"!cannot switch from {way}")
                    continue
                if automatic:
                    first, number = number, number + 1
            answers.append(items([f"#{first}" if isinstance(first, int) else text(first), *map(access, rest)]))
        yield question("format.fields", [items(map(text, names))]), "/".join(answers)


def questions(r, count, only=None):
    for name, (generate, weight) in OPERATIONS.items():
        if only and not re.match(only, name):
            continue
        for _ in range(count * weight):
            arguments, answer = generate(r)
            yield question(name, arguments), answer


def write(folder):
    r = random.Random(314)
    files = {}
    for line, answer in [*questions(r, 34), *string_hashes(r, 8), *field_series(r, 40)]:
        if len(line) + len(answer) < 2500:
            files.setdefault(line.partition(".")[0], []).append(f"{line}\t{answer}")
    files["ucd"] += [f"{line}\t{answer}" for line, answer in every_character()]
    for family, lines in files.items():
        head = f"# Recorded from CPython {sys.version.split()[0]} by conformance/tools/kernel_vectors.py.\n"
        path = pathlib.Path(folder) / f"{family}.txt"
        path.write_text(head + "\n".join(lines) + "\n")
        print(f"{path}: {len(lines)} answers, {path.stat().st_size} bytes")


def run(binary, count, seed, only):
    r = random.Random(seed)
    asked = list(questions(r, count, only))
    if not only:
        asked += [*string_hashes(r, count), *field_series(r, count), *every_character()]
    with tempfile.TemporaryFile() as file:
        file.write("".join(line + "\n" for line, _ in asked).encode())
        file.seek(0)
        out = subprocess.run([binary], stdin=file, stdout=subprocess.PIPE, check=True).stdout.decode().splitlines()
    assert len(out) == len(asked), (len(out), len(asked))
    wrong = {}
    for (line, expected), found in zip(asked, out):
        if found != expected:
            wrong.setdefault(line.partition("\t")[0], []).append((line, expected, found))
    for name, cases in wrong.items():
        print(f"{name}: {len(cases)} differ")
        for line, expected, found in sorted(cases, key=lambda case: len(case[0]))[:4]:
            print(f"  {line[:300]}\n    CPython {expected[:300]}\n    found   {found[:300]}")
    print(f"{len(asked)} questions, {sum(map(len, wrong.values()))} answers differ")
    return not wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", metavar="FOLDER")
    parser.add_argument("--run", metavar="PROGRAM")
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", help="a pattern that operations must match")
    options = parser.parse_args()
    if options.write:
        write(options.write)
    if options.run and not run(options.run, options.count, options.seed, options.only):
        sys.exit(1)


if __name__ == "__main__":
    main()
