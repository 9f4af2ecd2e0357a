# ASCII by the names of encodings that keep it; names with null characters and surrogates are refused even so.
for encoding in ("utf-8", "utf8", "UTF-8", "ascii", "U8", "latin-1", "utf-16-le", "no such", "utf-8\0", "\udc80"):
    for errors in ("strict", "surrogatepass", "no such", "a\0", "\udc80"):
        for make in (lambda: "abc".encode(encoding, errors), lambda: str(b"abc", encoding, errors), lambda: b"abc".decode(encoding, errors), lambda: bytes("abc", encoding, errors)):
            try: print(make(), end=" ")
            except (LookupError, ValueError) as error: print(type(error).__name__, error, end=" ")
    print()
print(str(b"", "utf-8"), str(b"", "no such") == "", str(bytearray(b"x"), "ascii"), str(b"\xc3\xa9", "utf8"), "\xe9".encode("utf8"))
for wrong in ((b"a", 1), (b"a", "ascii", 2), ("a", "ascii"), (1, "ascii"), (b"a", "ascii", "strict", 1)):
    try: str(*wrong)
    except TypeError as error: print(error)
class S(str): pass
print(type(S(b"ab", "utf-8")), S(b"ab", encoding="utf-8"), b"a" + b"", b"" + b"b", b"a" + b"b", b"ab" + bytearray(b"c"))
