class C: pass
c = C()
for name in ("__len__", "__bool__", "__str__", "__hash__", "__iter__", "__call__", "__eq__", "__add__", "__getitem__", "__contains__", "__index__", "__enter__", "__format__", "__dir__", "__reversed__"):
    setattr(c, name, lambda *a: "instance")
print(bool(c), c == 1, hash(c) == object.__hash__(c), c.__len__(), c.__str__(), "instance" in str(c))
for source in ["len(c)", "iter(c)", "c()", "c + 1", "c[0]", "1 in c", "[1][c]", "with c: pass", "reversed(c)"]:
    try:
        exec(source)
    except TypeError as e:
        print(source, "|", e)
C.__len__ = lambda self: 3
C.__call__ = lambda self, *a: a
C.__getitem__ = lambda self, i: (i, [1, 2, 3][i])
print(len(c), c(1, 2), c[0], list(c), (1, 2) in c if False else "", list(reversed(c)))
del C.__len__
try:
    len(c)
except TypeError as e:
    print(e)
