l = ["zero", "one"]
print(l[True], l[not 1], l[False:True], "ab"[True:], {1: "int"}[True], [True, 1, 1.0].count(True), [0, 1].index(True))
print(sorted([True, False, 2, -1]), max(True, 1), min(False, 0), max(1, True), sum([True, True, False]))
print(isinstance(True + 0, bool), True in [1], 1 in {True}, {True, 1, 1.0}, {0: "a", False: "b"})
print(range(True, 5)[0], list(range(True)), "x" * True, bytes(True), [1, 2, 3][::True])
