m = memoryview(b"abc")
print(hash(m) == hash(b"abc"), hash(m[::-1]) == hash(b"cba"), hash(m.cast("c")) == hash(b"abc"), hash(memoryview(b"abcd").cast("b")) == hash(b"abcd"))
for call in ["hash(memoryview(bytearray(b'a')))", "hash(memoryview(b'abcd').cast('i'))", "hash(memoryview(bytearray(b'abc')).toreadonly())"]:
    try:
        print(eval(call))
    except Exception as e:
        print(type(e).__name__, e)
print({m: 1}[b"abc"])
