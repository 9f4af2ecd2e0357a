print(b"\xc3\xa9\xe2\x82\xac".decode(), b"\xe9".decode("latin-1"), b"a\xff".decode("ascii", "replace"), b"a\xff".decode("utf-8", "ignore"), b"\xff".decode("utf-8", "backslashreplace"), ascii(b"\xff".decode("utf-8", "surrogateescape")))
print(b"a".decode(encoding="utf8", errors="strict"), b"".decode("utf-16"), b"\xff\xfea\0".decode("utf-16"), bytearray(b"x").decode(), b"\x80".decode("cp1252"))
for call in ["b'\\xff'.decode()", "b'ab\\xe2\\x82'.decode()", "b'\\xe9'.decode('ascii')", "b'a'.decode('nope')", "b'\\xff'.decode('utf-8', 'nope')", "b'a'.decode(5)", "b'\\xed\\xa0\\x80'.decode()", "b'\\xf8\\x88'.decode()", "b'a'.decode('utf-16')", "b'\\x81'.decode('cp1252')", "b'a'.decode('rot13')"]:
    try:
        print(eval(call))
    except Exception as e:
        print(type(e).__name__, e)
