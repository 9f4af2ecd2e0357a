"""Write compiler/src/lexer/unicode_table.rs from the Unicode database of the CPython that runs this script.

    python3.14 conformance/tools/unicode_tables.py > compiler/src/lexer/unicode_table.rs
"""

import unicodedata

TABLES = [
    ("XID_START", "`str.isidentifier` of one character.", str.isidentifier),
    ("XID_CONTINUE", "What may follow the first character of an identifier.", lambda c: ("a" + c).isidentifier()),
    ("PRINTABLE", "`str.isprintable`.", str.isprintable),
]


def ranges(predicate):
    """Ranges (first, last) of the characters beyond ASCII that fulfil the predicate."""
    found = []
    for code_point in range(0x80, 0x110000):
        if not predicate(chr(code_point)):
            continue
        if found and found[-1][1] == code_point - 1:
            found[-1][1] = code_point
        else:
            found.append([code_point, code_point])
    return found


def main():
    print(f"//! Properties of the characters beyond ASCII in Unicode {unicodedata.unidata_version}, as sorted ranges.")
    print("//!")
    print("//! Written by `conformance/tools/unicode_tables.py`; do not edit.")
    for name, doc, predicate in TABLES:
        print(f"\n/// {doc}\n#[rustfmt::skip]\npub(super) static {name}: &[(u32, u32)] = &[")
        row = ""
        for first, last in ranges(predicate):
            item = f" (0x{first:X}, 0x{last:X}),"
            if len(row) + len(item) > 105:
                print("   " + row)
                row = ""
            row += item
        print("   " + row + "\n];")


main()
