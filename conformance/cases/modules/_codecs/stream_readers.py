import codecs, io

r = codecs.getreader("utf-8")(io.BytesIO("one\r\ntwö\nthree".encode()))
print(repr(r.readline()), repr(r.readline(keepends=False)), repr(r.read(2)), repr(r.read()), repr(r.read()))
r.seek(0)
print(list(r))
r.seek(0)
print(r.readlines(), r.stream.closed)
with codecs.StreamReaderWriter(io.BytesIO(b"a\nb"), codecs.getreader("ascii"), codecs.getwriter("ascii")) as both:
    print(next(both), both.read(), both.closed)
