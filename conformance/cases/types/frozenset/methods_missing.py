f = frozenset("ab")
for name in ("add", "remove", "discard", "pop", "clear", "update", "intersection_update", "difference_update", "symmetric_difference_update", "__ior__", "__iand__"):
    print(name, hasattr(f, name), hasattr(set(), name))
try:
    f.add("c")
except AttributeError as e:
    print(e)
try:
    f.x = 1
except AttributeError as e:
    print(e)
