import _codecs
print(sorted(n for n in dir(_codecs) if not n.startswith("__")))
print(_codecs.utf_8_encode("é"), _codecs.utf_8_decode(b"\xc3\xa9x"), _codecs.utf_8_decode(b"a\xc3", "strict", False), _codecs.latin_1_encode("é"), _codecs.ascii_decode(b"a"), _codecs.utf_7_encode("é+"), _codecs.utf_7_decode(b"+AOk-+-"))
print(_codecs.utf_16_ex_decode(b"\xff\xfea\0"), _codecs.utf_32_ex_decode(b"\xff\xfe\0\0a\0\0\0", "strict", 0, True), _codecs.utf_16_encode("a", None, -1), _codecs.readbuffer_encode("é"), _codecs.readbuffer_encode(b"x"))
for call in ["_codecs.utf_8_decode('a')", "_codecs.utf_8_encode(b'a')", "_codecs.ascii_decode(b'\\xff')", "_codecs.utf_8_decode()", "_codecs.utf_8_decode(b'a', 5)", "_codecs.utf_16_decode(b'abc', 'strict', True)", "_codecs.latin_1_encode('€')"]:
    try:
        print(eval(call))
    except Exception as e:
        print(type(e).__name__, e)
