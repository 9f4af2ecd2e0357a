b = bytes(range(16))
m = memoryview(b)
for f in "bBhHiIlLqQnNfdP?c":
    try:
        c = m.cast(f)
        print(f, c.format, c.itemsize, len(c), c.shape, c.strides, c[0], c.nbytes)
    except Exception as e:
        print(f, type(e).__name__, e)
print(m.cast("@I").tolist(), m.cast("H").cast("B").tolist()[:3], m.cast("e").itemsize if True else 0)
for call in ["m.cast('<I')", "m.cast('x')", "m.cast('II')", "m[:3].cast('H')", "m.cast('H').cast('I')", "m[::2].cast('B')", "m.cast(5)", "m.cast('B', 5)", "m.cast('B', [4, 5])", "m.cast('B', [-4, -4])", "m.cast('B', [0, 4])", "m.cast('B', ['x'])", "m.cast('B', [])", "m.cast()", "m.cast('')"]:
    try:
        print(eval(call))
    except Exception as e:
        print(type(e).__name__, e)
