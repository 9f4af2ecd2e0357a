f = frozenset([1])
for name in ("add", "remove", "pop", "clear", "update", "discard", "__ior__"):
    print(name, hasattr(f, name))
g = f
g |= {2}
print(f, g == {1, 2}, type(g).__name__)
try:
    f.x = 1
except AttributeError as e:
    print(e)
