import itertools
for name in sorted(n for n in dir(itertools) if not n.startswith("__")):
    o = getattr(itertools, name)
    print(name, type(o).__name__, o.__module__, getattr(o, "__text_signature__", None))
