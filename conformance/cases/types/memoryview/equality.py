m = memoryview(b"abc")
print(m == b"abc", m == bytearray(b"abc"), m != b"abd", m == "abc", m == memoryview(b"abc"), m[::2] == b"ac", m == 5, m == m)
a = memoryview(b"\1\0\2\0").cast("H")
b = memoryview(b"\1\0\0\0\2\0\0\0").cast("I")
print(a == b, a == memoryview(b"\1\2"), a.cast("B") == b"\1\0\2\0", a != b)
n = memoryview(b"\0\0\xc0\x7f").cast("f")
print(n == n, n == memoryview(b"\0\0\xc0\x7f").cast("f"), memoryview(b"\1").cast("?") == memoryview(b"\1"), memoryview(b"a").cast("c") == memoryview(b"a"))
for call in ["m < b'abd'", "m > m", "m <= 5"]:
    try:
        print(eval(call))
    except Exception as e:
        print(type(e).__name__, e)
