a = bytearray(b"hello")
a[0] = 72
a[-1] = True
print(a)
a[1:3] = b"ELL"
print(a)
a[::2] = b"...."[:len(a[::2])]
print(a)
a[1:1] = [1, 2]
del a[0]
del a[:2]
print(a, len(a))
a[5:] = bytearray(b"end")
a[:0] = a
print(a)
for stmt in ["a[0] = 256", "a[0] = -1", "a[0] = 'a'", "a[99] = 1", "a['x'] = 1", "a[::2] = b'x'", "a[0:1] = 5", "a[0:1] = 'x'", "del a[99]", "a[0] = b'x'", "a[1:2] = [300]", "a[::0] = b''", "a[0:1] = None"]:
    try:
        exec(stmt)
        print(a)
    except Exception as e:
        print(type(e).__name__, e)
