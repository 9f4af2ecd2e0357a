import codecs
print("é€𝄞\n\t\\'\"\0\x7f".encode("unicode_escape"), b"\\xe9\\u20ac\\U0001d11e\\n\\101\\N{EURO SIGN}\\'".decode("unicode_escape"))
print("é€𝄞\n\\".encode("raw_unicode_escape"), ascii(b"\xe9\\u20ac\\n\\\\u0041".decode("raw_unicode_escape")))
for b in [b"\\x4", b"\\u12", b"\\U00110000", b"\\N{nope}", b"\\N", b"\\N{", b"\\", b"\\xzz"]:
    for name in ("unicode_escape", "raw_unicode_escape"):
        try:
            print(name, b, ascii(b.decode(name)))
        except UnicodeDecodeError as e:
            print(name, e, ascii(b.decode(name, "replace")))
print(codecs.escape_encode(b"a\n'\\\xff"), codecs.escape_decode(b"a\\n\\x41\\101\\\n"))
for b in [b"\\x4", b"\\"]:
    try:
        print(codecs.escape_decode(b))
    except ValueError as e:
        print(e)
