print(True & 1, True & True, type(True & True).__name__, type(True & 1).__name__, True | 2, True ^ True, type(False ^ False).__name__)
print(True + True, -True, +True, abs(True), True << 3, True / 2, True // 2, True % 2, True ** 2, divmod(True, 2))
print(True * "ab", [0] * True, (1, 2)[True], "ab"[False], range(5)[True])
print(True == 1.0, True is 1 == 1 if False else "", hash(True) == hash(1), {True: "a", 1: "b", 1.0: "c"})
