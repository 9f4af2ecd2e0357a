import codecs
def handler(e):
    print(type(e).__name__, e.encoding, e.object, e.start, e.end, e.reason)
    return ("?", e.end)
codecs.register_error("test.mine", handler)
print("aéb".encode("ascii", "test.mine"), b"a\xffb".decode("utf-8", "test.mine"), codecs.lookup_error("test.mine") is handler)
codecs.register_error("test.bytes", lambda e: (b"\xfe", e.end))
print("é€".encode("ascii", "test.bytes"))
codecs.register_error("test.back", lambda e: ("<>", e.start - 5))
for f in ["lambda e: 5", "lambda e: ('x', 'y')", "lambda e: (1, 2)", "lambda e: ('x', 99)", "lambda e: ('é', e.end)", "lambda e: ('x',)", "lambda e: None"]:
    codecs.register_error("test.bad", eval(f))
    try:
        print("aé".encode("ascii", "test.bad"))
    except Exception as e:
        print(type(e).__name__, e)
    try:
        print(b"a\xff".decode("ascii", "test.bad"))
    except Exception as e:
        print(type(e).__name__, e)
for call in ["codecs.lookup_error('nope')", "codecs.register_error('x', 5)", "codecs.register_error(5, handler)", "codecs.lookup_error(5)"]:
    try:
        print(eval(call))
    except Exception as e:
        print(type(e).__name__, e)
