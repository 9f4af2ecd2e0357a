import codecs
log = []
def search(name):
    log.append(name)
    if name == "mycodec":
        return codecs.CodecInfo(lambda s, e="strict": (b"<" + s.encode() + b">", len(s)), lambda b, e="strict": (bytes(b).decode().upper(), len(b)), name="mycodec")
    if name == "badcodec":
        return 5
codecs.register(search)
print("abc".encode("MyCodec"), b"abc".decode("mycodec"), codecs.lookup("mycodec").name, log)
for call in ["codecs.lookup('badcodec')", "codecs.lookup('nope-x y')", "codecs.lookup(5)", "codecs.register(5)", "codecs.encode('a', 'nope')", "codecs.lookup('a\\0b')"]:
    try:
        print(eval(call))
    except Exception as e:
        print(type(e).__name__, e)
codecs.unregister(search)
try:
    "abc".encode("mycodec")
except LookupError as e:
    print(e)
print(log)
