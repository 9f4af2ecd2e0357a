import codecs
enc = UnicodeEncodeError("ascii", "aé€𝄞\ud800", 1, 5, "why")
dec = UnicodeDecodeError("utf-8", b"a\xff\xfe", 1, 3, "why")
tr = UnicodeTranslateError("aé", 1, 2, "why")
for name in ["ignore", "replace", "xmlcharrefreplace", "backslashreplace", "namereplace", "surrogateescape", "surrogatepass", "strict"]:
    h = codecs.lookup_error(name)
    for e in (enc, dec, tr, ValueError("x")):
        try:
            print(name, type(e).__name__, ascii(h(e)))
        except Exception as x:
            print(name, type(e).__name__, type(x).__name__, x)
