a = [3, 1.5, True, -2, 10**20, -0.5, 2**61, 0]
a.sort()
print(a)
nan = float("nan")
print(sorted([3.0, 1.0, 2.0]), sorted([2.5, 1, 3]), sorted([b"b", b"a"]), sorted([(1, "b"), (1, "a"), (0, "z")]))
print(sorted(["é", "z", "a", "\U0001f600", "\uffff"]) == ["a", "z", "é", "\uffff", "\U0001f600"])
