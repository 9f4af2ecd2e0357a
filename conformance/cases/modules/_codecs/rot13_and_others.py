import codecs
print(codecs.encode("Hello", "rot13"), codecs.decode("Uryyb", "rot_13"), "é".encode("utf-8-sig"), b"\xef\xbb\xbfa".decode("utf-8-sig"), "bücher".encode("punycode"), b"bcher-kva".decode("punycode"), "a.b".encode("idna"))
for call in ["'a'.encode('rot13')", "codecs.encode(b'a', 'rot13')", "codecs.decode('a', 'utf-8')", "codecs.encode(b'a', 'utf-8')", "codecs.encode(5, 'ascii')"]:
    try:
        print(eval(call))
    except Exception as e:
        print(type(e).__name__, e)
