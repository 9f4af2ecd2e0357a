#!/usr/bin/env python3
"""Asks CPython's codecs of East Asian encodings for every sequence and every character, and writes their tables to
stdlib/src/multibyte/tables/NAME.bin. To be run by CPython 3.14.

A table is deflated; all numbers are little-endian:

    256 u16     what single bytes stand for (FFFF: nothing)
    u16         count of rows; each row:
        u8 u8       the byte before the lead byte (0, or 8F of EUC-JP's third set), and the lead byte
        256 u16     what the sequence with each byte at its end stands for (0: nothing)
    u16         count of characters that are not encoded as the first sequence that stands for them; each:
        u16 u32     the character, and the bytes as a big-endian number (0: it is not encoded)
    u16         count of ranges of GB 18030's sequences of four bytes; each:
        u32 u16 u16 the first sequence's number, the first character and the last
"""
import pathlib
import struct
import sys
import zlib

NAMES = "shift_jis cp932 euc_jp gb2312 gbk gb18030 euc_kr cp949 johab big5 cp950".split()
FOLDER = pathlib.Path(__file__).resolve().parents[2] / "stdlib/src/multibyte/tables"


def decoded(name, sequence):
    try:
        text = sequence.decode(name)
    except UnicodeDecodeError:
        return None
    return ord(text) if len(text) == 1 else None


def encoded(name, code):
    try:
        return chr(code).encode(name)
    except UnicodeEncodeError:
        return None


def number_of_four(a, b, c, d):
    return ((a - 0x81) * 10 + b - 0x30) * 1260 + (c - 0x81) * 10 + d - 0x30


def ranges_of_four(name):
    found = []
    for a in range(0x81, 0x85):
        for b in range(0x30, 0x3A):
            for c in range(0x81, 0xFF):
                for d in range(0x30, 0x3A):
                    code = decoded(name, bytes((a, b, c, d)))
                    number = number_of_four(a, b, c, d)
                    if code is None:
                        continue
                    if found and found[-1][2] + 1 == code and found[-1][0] + code - found[-1][1] == number:
                        found[-1][2] = code
                    else:
                        found.append([number, code, code])
    return found


def table(name):
    inverse = {}

    def note(sequence):
        code = decoded(name, sequence)
        if code is not None:
            inverse.setdefault(code, sequence)
        return code

    singles = [note(bytes((byte,))) for byte in range(256)]
    out = [struct.pack("<256H", *(0xFFFF if code is None else code for code in singles))]
    rows = []
    for plane in (b"", b"\x8f") if name == "euc_jp" else (b"",):
        for lead in range(0x80, 0x100):
            if singles[lead] is None or plane:
                row = [note(plane + bytes((lead, trail))) or 0 for trail in range(256)]
                if any(row):
                    rows.append(struct.pack("<BB256H", plane[0] if plane else 0, lead, *row))
    out += [struct.pack("<H", len(rows)), *rows]
    ranges = ranges_of_four(name) if name == "gb18030" else []
    fours = {code for _, first, last in ranges for code in range(first, last + 1)}
    odd = []
    for code in range(0x10000):
        sequence = encoded(name, code)
        if sequence == inverse.get(code) or code in fours and code not in inverse:
            continue
        if name == "euc_kr" and sequence and len(sequence) == 8:
            continue
        if sequence and len(sequence) > 4:
            sys.exit(f"{name}: {code:x} is {sequence!r}")
        odd.append(struct.pack("<HI", code, int.from_bytes(sequence or b"", "big")))
    out += [struct.pack("<H", len(odd)), *odd, struct.pack("<H", len(ranges))]
    out += [struct.pack("<IHH", *entry) for entry in ranges]
    beyond = [code for code in (0x10000, 0x20000, 0x2A6D6, 0x10FFFF) if encoded(name, code)]
    print(f"{name}: {len(rows)} rows, {len(inverse)} characters, {len(odd)} odd, {len(ranges)} ranges, {beyond}")
    return b"".join(out)


for name in NAMES:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    data = table(name)
    (FOLDER / f"{name}.bin").write_bytes(packer.compress(data) + packer.flush())
