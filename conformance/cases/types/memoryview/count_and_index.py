m = memoryview(b"abcabc")
print(m.count(97), m.count(b"a"), m.index(99), m.index(99, 3), m.index(97, -3), m.index(98, 0, 5))
f = memoryview(bytes(16)).cast("d")
print(f.count(0.0), f.count(0), f.index(0))
for call in ["m.index(100)", "m.index(97, 4)", "m.index(b'a')", "m.index()", "m.count()", "m.index(97, 'x')"]:
    try:
        print(eval(call))
    except Exception as e:
        print(type(e).__name__, e)
