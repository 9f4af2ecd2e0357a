buf = bytearray(8)
m = memoryview(buf)
for f, values in [("b", [-128, 127, 128, -129]), ("B", [255, 256, -1]), ("h", [-32768, 32768]), ("H", [65535, -1]), ("i", [2**31 - 1, 2**31]), ("I", [2**32 - 1, 2**32]), ("q", [-2**63, 2**63]), ("Q", [2**64 - 1, 2**64, 2**100]), ("?", [0, 5, "x"]), ("c", [b"a", b"ab", "a", 1]), ("f", [1.5, "x", 1e300]), ("d", [2, None]), ("n", [-1]), ("N", [-1]), ("P", [5, -1])]:
    c = m.cast(f)
    for v in values:
        try:
            c[0] = v
            print(f, v, c[0])
        except Exception as e:
            print(f, v, type(e).__name__, e)
