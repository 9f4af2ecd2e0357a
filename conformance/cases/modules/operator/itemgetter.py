from operator import itemgetter
f = itemgetter(1)
print(f([1, 2]), f("ab"), f({1: "x"}), itemgetter(1, 0)("ab"), itemgetter("k")({"k": 5}), itemgetter(slice(1, 3))("abcd"), itemgetter(-1)((1, 2, 3)))
print(f, itemgetter(1, "a"), itemgetter((1,)), f.__reduce__(), itemgetter(1, 2).__reduce__())
print(sorted([("a", 3), ("b", 1), ("c", 2)], key=itemgetter(1)))
