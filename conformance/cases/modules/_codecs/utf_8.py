import codecs
for b in [b"\xc0\x80", b"\xe0\x80\x80", b"\xf0\x80\x80\x80", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xf5", b"\xe2\x82", b"\xe2\x28\xa1", b"\xc3", b"a\x80b", b"\xf0\x9f\x98", b"\xff\xfe"]:
    try:
        print(b, b.decode())
    except UnicodeDecodeError as e:
        print(b, e, e.start, e.end, ascii(b.decode("utf-8", "replace")), b.decode("utf-8", "ignore"))
print(codecs.utf_8_decode(b"a\xf0\x9f\x98"), "\ud800x".encode("utf-8", "replace"), "\ud800\udc00".encode("utf-8", "surrogatepass"), "\udcff".encode("utf-8", "surrogateescape"))
