import codecs
for name in ["utf8", "UTF-8", "latin1", "ISO-8859-1", "ascii", "us-ascii", "u8", "cp1252", "utf_16_le", "mac-roman", "koi8-r", "utf-8-sig"]:
    i = codecs.lookup(name)
    print(name, i.name, i._is_text_encoding, type(i).__name__, len(i))
print(repr(codecs.lookup("utf-8"))[:40], codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.getencoder("ascii")("a"), codecs.getdecoder("utf-8")(b"a"))
