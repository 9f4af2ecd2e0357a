f = frozenset("abc")
print(sorted(f.difference("a")), sorted(f.intersection("bcd")), sorted(f.symmetric_difference("cd")), sorted(f.union("d")))
print(sorted(x for x in dir(f) if not x.startswith("_")))
print("a" in f, {"a"} in f, len(f), bool(frozenset()))
