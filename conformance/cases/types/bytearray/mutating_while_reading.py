b = bytearray(b"abcdef")
seen = []
for x in b:
    seen.append(x)
    if x == 98: del b[0]
    if x == 100: b += b"Z"
print(seen, b)
it = iter(b)
print(it.__length_hint__(), next(it), it.__reduce__()[1:], it.__length_hint__())
b.clear()
print(list(it), it.__length_hint__(), it.__reduce__()[1])
class Index:
    def __index__(self): b.clear(); return 1
b[:] = b"abcdef"
for source in ["b[Index()]", "b.__setitem__(Index(), 5)", "b.pop(Index())", "b.insert(Index(), 7)", "b.append(Index())", "b.__setitem__(slice(0, Index()), b'xy')", "b.__delitem__(Index())", "b.__setitem__(0, Index())", "b.find(97, Index())", "b * Index()"]:
    b[:] = b"abcdef"
    try:
        print(source, eval(source), b)
    except (IndexError, ValueError) as e:
        print(source, "|", type(e).__name__, e, b)
