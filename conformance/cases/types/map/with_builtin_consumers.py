print(sum(map(len, ["a", "bc"])), max(map(abs, [-3, 2])), "".join(map(chr, [97, 98])), any(map(bool, [0, 1])), sorted(map(int, "312")))
a, *b = map(int, "123")
print(a, b, [*map(str, (1, 2))], {*map(abs, (1, -1))}, dict(map(lambda k: (k, 1), "ab")))
print(2 in map(int, "123"), tuple(map(ord, "é€")), bytes(map(int, ["1", "2"])))
