"""Writes the Unicode tables of vm/src/text/ucd from CPython's own database.

    python3.14 vm/tools/unicode_tables.py

`tables.bin` holds the big arrays, `tables.rs` the small ones and where the big ones lie. Everything is asked of
`unicodedata` and of the methods of `str`, so the tables are exactly those of the interpreter that runs this script. Names of
aliases and named sequences, which `unicodedata` only looks up, are read through the interface that `\\N{...}` uses.
"""

import ctypes
import pathlib
import re
import struct
import unicodedata
from collections import Counter

HERE = pathlib.Path(__file__).resolve().parent.parent / "src" / "text" / "ucd"
SIZE = 0x110000
OLD = unicodedata.ucd_3_2_0

FLAGS = """ALPHA DECIMAL DIGIT NUMERIC LOWER UPPER TITLE SPACE PRINTABLE XID_START XID_CONTINUE LINE_BREAK CASED
CASE_IGNORABLE CASE_CHANGES""".split()
BIT = {name: 1 << i for i, name in enumerate(FLAGS)}

CATEGORIES = "Cn Lu Ll Lt Mn Mc Me Nd Nl No Zs Zl Zp Cc Cf Cs Co Lm Lo Pc Pd Ps Pe Pi Pf Po Sm Sc Sk So".split()
BIDI = [""] + "L LRE LRO R AL RLE RLO PDF EN ES ET AN CS NSM BN B S WS ON LRI RLI FSI PDI".split()
WIDTHS = "N F H W Na A".split()
FORMS = "NFD NFKD NFC NFKC".split()


class Blob:
    """The sections of tables.bin."""

    def __init__(self):
        self.data = bytearray()
        self.lines = []

    def add(self, name, doc, values, unit):
        raw = bytes(values) if unit == 1 else b"".join(v.to_bytes(unit, "little") for v in values)
        self.lines.append(f"/// {doc}\npub const {name}: Section<{unit}> = Section::new({len(self.data)}, {len(raw)});")
        self.data += raw

    def two_stage(self, name, doc, values):
        """Stores `values`, one per code point, in two stages, with the shift that makes them smallest."""
        unit = 1 if max(values) < 256 else 2
        best = None
        for shift in range(4, 10):
            width = 1 << shift
            blocks, index = {}, []
            for start in range(0, SIZE, width):
                block = tuple(values[start:start + width])
                index.append(blocks.setdefault(block, len(blocks)))
            first = 1 if len(blocks) <= 256 else 2
            size = len(index) * first + len(blocks) * width * unit
            if best is None or size < best[0]:
                best = size, shift, index, blocks, first
        size, shift, index, blocks, first = best
        self.lines.append(f"pub const {name}_SHIFT: u32 = {shift};")
        self.add(f"{name}_FIRST", f"{doc}: block of each {1 << shift} code points.", index, first)
        self.add(f"{name}_SECOND", f"{doc}: the blocks.", [v for b in blocks for v in b], unit)
        print(f"{name}: {size} bytes, {max(values) + 1} values, shift {shift}")


def flags_of(c):
    flags = 0
    for name, test in (("ALPHA", c.isalpha()), ("DECIMAL", c.isdecimal()), ("DIGIT", c.isdigit()),
                       ("NUMERIC", c.isnumeric()), ("LOWER", c.islower()), ("UPPER", c.isupper()),
                       ("TITLE", unicodedata.category(c) == "Lt"), ("SPACE", c.isspace()),
                       ("PRINTABLE", c.isprintable()), ("XID_START", c.isidentifier() and c != "_"),
                       ("XID_CONTINUE", ("a" + c).isidentifier()), ("LINE_BREAK", len(("a" + c + "b").splitlines()) > 1),
                       ("CASED", (c + "a").title().endswith("a")),
                       ("CASE_IGNORABLE", ("A" + c + "\u03a3").lower()[-1] == "\u03c2" != (c + "\u03a3").lower()[-1]),
                       ("CASE_CHANGES", not (c.lower() == c.upper() == c.title() == c.casefold() == c))):
        if test:
            flags |= BIT[name]
    return flags


def char_properties(blob, out):
    records, flags_index = {(0, 255): 0}, []
    for code in range(SIZE):
        c = chr(code)
        digit = unicodedata.digit(c, 255)
        flags_index.append(records.setdefault((flags_of(c), digit), len(records)))
    out.append("/// Flags and digit value (255 for none) of a character.")
    out.append(f"pub static FLAG_RECORDS: [(u16, u8); {len(records)}] = {list(records)};")
    for name in FLAGS:
        out.append(f"pub const {name}: u16 = {BIT[name]:#x};")
    latin = [list(records)[flags_index[code]][0] for code in range(256)]
    out.append(f"pub static LATIN1_FLAGS: [u16; 256] = {latin};")
    blob.two_stage("FLAG", "Index into `FLAG_RECORDS`", flags_index)


def case_mappings(blob, out):
    """Deltas where each mapping is one character, else references into a table of sequences."""
    records, index, special, places = {(False, 0, 0, 0, 0): 0}, [], [], {}
    for code in range(SIZE):
        c = chr(code)
        # The capital sigma's own mapping, without the rule for the end of a word.
        maps = c.lower(), c.upper(), c.title(), c.casefold()
        if all(len(m) == 1 for m in maps):
            record = (False, *(ord(m) - code for m in maps))
        else:
            refs = []
            for m in maps:
                if m not in places:
                    places[m] = len(special)
                    special.extend(map(ord, m))
                refs.append(len(m) << 16 | places[m])
            record = (True, *refs)
        index.append(records.setdefault(record, len(records)))
    out.append("/// Lower, upper, title, casefold: offsets to the code point, or length << 16 | place in `SPECIAL_CASE`.")
    body = ", ".join(f"({str(r[0]).lower()}, {list(r[1:])})" for r in records)
    out.append(f"pub static CASE_RECORDS: [(bool, [i32; 4]); {len(records)}] = [{body}];")
    out.append(f"pub static SPECIAL_CASE: [u32; {len(special)}] = {special};")
    blob.two_stage("CASE", "Index into `CASE_RECORDS`", index)


def seconds_of_compositions():
    """Characters that may combine with one before them, in NFC and NFKC."""
    seconds = set(range(0x1161, 0x1176)) | set(range(0x11A8, 0x11C3))
    for code in range(SIZE):
        parts = unicodedata.decomposition(chr(code)).split()
        if len(parts) == 2 and parts[0][0] != "<" and composes(parts):
            seconds.add(int(parts[1], 16))
    return seconds


def composes(parts):
    return len(unicodedata.normalize("NFC", "".join(chr(int(p, 16)) for p in parts))) == 1


def database(blob, out):
    seconds = seconds_of_compositions()
    records, index, checks, check_index = {(0, 0, 0, 0): 0}, [], {(0, 0): 0}, []
    for code in range(SIZE):
        c = chr(code)
        quick = 0
        for i, form in enumerate(FORMS):
            if unicodedata.normalize(form, c) != c:
                quick |= 1 << 2 * i
            elif i >= 2 and code in seconds:
                quick |= 2 << 2 * i
        record = (CATEGORIES.index(unicodedata.category(c)), BIDI.index(unicodedata.bidirectional(c)),
                  WIDTHS.index(unicodedata.east_asian_width(c)), unicodedata.mirrored(c))
        check = unicodedata.combining(c), quick
        check_index.append(checks.setdefault(check, len(checks)))
        index.append(records.setdefault(record, len(records)))
    out.append("/// Category, bidirectional class, width, mirrored.")
    out.append(f"pub static RECORDS: [[u8; 4]; {len(records)}] = {[list(r) for r in records]};")
    for name, values in (("CATEGORIES", CATEGORIES), ("BIDIRECTIONAL", BIDI), ("WIDTHS", WIDTHS)):
        out.append(f"pub static {name}: [&str; {len(values)}] = [{', '.join(f'\"{v}\"' for v in values)}];")
    out.append("/// Combining class, and two bits of quick check (1 no, 2 maybe) for each of NFD, NFKD, NFC, NFKC.")
    out.append(f"pub static CHECKS: [(u8, u8); {len(checks)}] = {list(checks)};")
    blob.two_stage("CHECK", "Index into `CHECKS`", check_index)
    blob.two_stage("RECORD", "Index into `RECORDS`", index)


def utf16(codes):
    return list(struct.unpack(f"<{len(raw := b''.join(chr(c).encode('utf-16-le', 'surrogatepass') for c in codes)) // 2}H", raw))


def decompositions(blob, out):
    """The decompositions: a head (index of the tag << 8 | length in UTF-16), then the units. Hangul is arithmetic."""
    tags, data, places, index, pairs = [""], [0], {}, [], []
    for code in range(SIZE):
        text = unicodedata.decomposition(chr(code))
        if not text or 0xAC00 <= code <= 0xD7A3:
            index.append(0)
            continue
        parts = text.split()
        tag = parts.pop(0) if parts[0][0] == "<" else ""
        if tag not in tags:
            tags.append(tag)
        codes = [int(p, 16) for p in parts]
        if not tag and len(codes) == 2 and composes(parts):
            pairs.append((*codes, code))
        units = utf16(codes)
        entry = tags.index(tag), tuple(units)
        if entry not in places:
            places[entry] = len(data)
            data += [entry[0] << 8 | len(units), *units]
        index.append(places[entry])
    out.append(f"pub static DECOMPOSITION_TAGS: [&str; {len(tags)}] = [{', '.join(f'\"{t}\"' for t in tags)}];")
    blob.two_stage("DECOMPOSITION", "Place in `DECOMPOSITIONS`, 0 for none", index)
    blob.add("DECOMPOSITIONS", "Heads and UTF-16 units, see `decompositions` of the generator.", data, 2)
    pairs.sort()
    blob.add("COMPOSITIONS", "Sorted triples: first, second, composed.", [v for p in pairs for v in p], 4)
    print(f"compositions: {len(pairs) * 12} bytes")


def numeric_values(out):
    """Runs of characters whose numeric values rise by one: (first, last, index of the first's value)."""
    values, runs = [], []
    for code in range(SIZE):
        value = unicodedata.numeric(chr(code), None)
        if value is None:
            continue
        if runs and runs[-1][1] == code - 1 and value == values[runs[-1][2]] + (code - runs[-1][0]):
            runs[-1][1] = code
        else:
            if value not in values:
                values.append(value)
            runs.append([code, code, values.index(value)])
    out.append("/// Runs of characters whose numeric values rise by one: first, last, index of the first's value.")
    out.append(f"pub static NUMERIC_RUNS: [(u32, u32, u8); {len(runs)}] = [{', '.join(str(tuple(r)) for r in runs)}];")
    out.append(f"pub static NUMERIC_VALUES: [f64; {len(values)}] = {values};")


def version_3_2(out):
    """What Unicode 3.2 said otherwise: runs of characters with the same record."""
    def seen(db, c):
        return (db.category(c), db.bidirectional(c), db.east_asian_width(c), db.mirrored(c), db.combining(c),
                db.decimal(c, None), db.digit(c, None), db.numeric(c, None), db.decomposition(c))
    runs, records, normal, numbers = [], {}, [], {}
    for code in range(SIZE):
        c = chr(code)
        new, old = seen(unicodedata, c), seen(OLD, c)
        if OLD.category(c) != "Cn" and OLD.normalize("NFD", c) != unicodedata.normalize("NFD", c):
            (target,) = OLD.normalize("NFD", c)
            normal.append((code, ord(target)))
        if new == old:
            continue
        if old[0] == "Cn":
            assert old == ("Cn", "", old[2], 0, 0, None, new[6], None, ""), (hex(code), old, new)
            key = (0, 0, WIDTHS.index(old[2]), 0, 255, 255)
        else:
            assert old[4] == new[4] and old[8] == new[8] and old[6] == new[6], (hex(code), old, new)
            decimal = 254 if old[5] == new[5] else 255 if old[5] is None else old[5]
            numeric = 254 if old[7] == new[7] else 255 if old[7] is None else numbers.setdefault(old[7], len(numbers))
            key = (CATEGORIES.index(old[0]), BIDI.index(old[1]), WIDTHS.index(old[2]), old[3], decimal, numeric)
        record = records.setdefault(key, len(records))
        if runs and runs[-1][1] == code - 1 and runs[-1][2] == record:
            runs[-1][1] = code
        else:
            runs.append([code, code, record])
    out.append("/// Category, bidirectional class, width, mirrored, decimal value, index into `OLD_NUMERIC`; in the last two, 254 means\n"
               "/// as today and 255 none.")
    out.append(f"pub static OLD_RECORDS: [[u8; 6]; {len(records)}] = {[list(r) for r in records]};")
    out.append(f"pub static OLD_NUMERIC: [f64; {len(numbers)}] = {list(numbers)};")
    out.append(f"pub static OLD_RUNS: [(u32, u32, u8); {len(runs)}] = [{', '.join(str(tuple(r)) for r in runs)}];")
    out.append("/// Canonical decompositions that were corrected after Unicode 3.2.")
    out.append(f"pub static OLD_NORMALIZATION: [(u32, u32); {len(normal)}] = {normal};")
    print(f"3.2: {len(runs)} runs, {len(records)} records")


def hidden_names():
    """Aliases and named sequences, as (name, text), and the code that CPython's private range gives them."""
    getname = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_uint32, ctypes.c_char_p, ctypes.c_int, ctypes.c_int)
    get_pointer = ctypes.pythonapi.PyCapsule_GetPointer
    get_pointer.restype, get_pointer.argtypes = ctypes.c_void_p, (ctypes.py_object, ctypes.c_char_p)
    capsule = get_pointer(unicodedata._ucnhash_CAPI, b"unicodedata._ucnhash_CAPI")
    call = getname.from_address(capsule)
    buffer = ctypes.create_string_buffer(512)
    for code in range(0xF0000, 0xF1000):
        if call(code, buffer, 512, 1):
            name = buffer.value.decode()
            yield name, unicodedata.lookup(name)


def found(name):
    try:
        return unicodedata.lookup(name)
    except KeyError:
        return None


def names(blob, out):
    plain, ranges = [], []
    for code in range(SIZE):
        name = unicodedata.name(chr(code), None)
        if 0xAC00 <= code <= 0xD7A3:
            continue
        listed = name is not None
        if not listed:
            # Lookup knows ranges that `name` does not.
            name = f"TANGUT IDEOGRAPH-{code:04X}"
            if found(name) != chr(code):
                continue
        match = re.fullmatch(r"(.*-)([0-9A-F]{4,6})", name)
        if match and match[2] == f"{code:04X}":
            assert found(name) == chr(code)
            if ranges and ranges[-1][0] == match[1] and ranges[-1][2] == code - 1:
                ranges[-1][2] = code
            else:
                ranges.append([match[1], code, code, listed])
        else:
            plain.append((code, name))
    out.append("/// Names that end in the code point: prefix, first, last, and whether `name` gives them (`lookup` always does).")
    body = ", ".join(f'("{p}", {a:#x}, {b:#x}, {str(l).lower()})' for p, a, b, l in ranges)
    out.append(f"pub static NUMBERED_NAMES: [(&str, u32, u32, bool); {len(ranges)}] = [{body}];")

    hidden = list(hidden_names())
    aliases = [(n, t) for n, t in hidden if len(t) == 1]
    sequences = [(n, t) for n, t in hidden if len(t) > 1]
    assert hidden == aliases + sequences
    runs = []
    for i, (code, _) in enumerate(plain):
        if runs and runs[-1][1] == code - 1:
            runs[-1][1] = code
        else:
            runs.append([code, code, i])
    out.append(f"pub const NAMED: usize = {len(plain)};")
    out.append(f"pub const ALIASES: usize = {len(aliases)};")
    blob.add("NAME_RUNS", "Runs of named characters: first, last, index of the first's name.", [v for r in runs for v in r], 4)
    blob.add("ALIAS_CODES", "What the aliases mean.", [ord(t) for _, t in aliases], 4)
    blob.add("SEQUENCES", "Length and up to four characters of each named sequence.",
             [v for _, t in sequences for v in [len(t), *map(ord, t.ljust(4, "\0"))]], 2)

    texts = [n for _, n in plain] + [n for n, _ in hidden]
    split = [re.findall(r"[^ -]+|-| (?=-)|(?<=-) ", t) for t in texts]
    counts = Counter(w for words in split for w in words)
    counts[" "] += 0
    one_byte = 192
    # Word 0 ends a name, word 1 is the hyphen, word 2 a space beside a hyphen; words are separated by a space otherwise.
    common = sorted(w for w, _ in counts.most_common(one_byte) if w not in "- ")[:one_byte - 3]
    rest = sorted(set(counts) - set(common) - {"-", " "})
    words = ["", "-", " ", *common, *rest]
    number = {w: i for i, w in enumerate(words)}
    stream, starts = bytearray(), []
    for i, parts in enumerate(split):
        if i % 16 == 0:
            starts.append(len(stream))
        for w in parts:
            n = number[w]
            stream += bytes([n]) if n < one_byte else bytes([one_byte + (n - one_byte >> 8), n - one_byte & 255])
        stream.append(0)
    assert len(words) - one_byte < 64 << 8
    offsets, text = [0], ""
    for w in words:
        text += w
        offsets.append(len(text))
    blob.add("WORD_OFFSETS", "Where each word begins in `WORDS`, and its end.", offsets, 2)
    blob.add("WORDS", "The words of names.", text.encode(), 1)
    blob.add("NAMES", "Names as numbers of words, each ended by a zero; 192 and above take a second byte.", stream, 1)
    blob.add("NAME_STARTS", "Where every sixteenth name begins.", starts, 4)
    blob.add("NAMES_SORTED", "Indices of the names in the order of their bytes.",
             sorted(range(len(texts)), key=lambda i: texts[i]), 2)
    print(f"names: {len(texts)}, words {len(text)} + {2 * len(offsets)}, stream {len(stream)}, runs {12 * len(runs)}, longest {max(map(len, texts))}")


def main():
    blob, out = Blob(), []
    char_properties(blob, out)
    case_mappings(blob, out)
    database(blob, out)
    decompositions(blob, out)
    numeric_values(out)
    version_3_2(out)
    names(blob, out)
    head = f"""//! Unicode {unicodedata.unidata_version}: tables written by `vm/tools/unicode_tables.py`. Do not edit.

use super::section::Section;

pub const VERSION: &str = "{unicodedata.unidata_version}";
pub static DATA: &[u8; {len(blob.data)}] = include_bytes!("tables.bin");
"""
    body = "\n".join(wrap(line) for line in out)
    (HERE / "tables.rs").write_text(head + "\n" + "\n".join(blob.lines) + "\n\n" + body + "\n")
    (HERE / "tables.bin").write_bytes(blob.data)
    print(f"tables.bin: {len(blob.data)} bytes, tables.rs: {(HERE / 'tables.rs').stat().st_size} bytes")


def wrap(line):
    if len(line) <= 110 or line.startswith("///"):
        return line
    pieces, row = [], ""
    for piece in re.split(r"(?<=,) ", line):
        if len(row) + len(piece) > 108:
            pieces.append(row)
            row = "    " + piece
        else:
            row = f"{row} {piece}" if row else piece
    return "#[rustfmt::skip]\n" + "\n".join([*pieces, row])


if __name__ == "__main__":
    main()
