print({x % 3 for x in range(10)}, {c for c in "hello" if c != "l"} == {"h", "e", "o"})
print({*[1, 2], *(2, 3)}, {*()}, len({(x, y) for x in range(3) for y in range(3)}))
print({frozenset([a, b]) for a in range(2) for b in range(2)} == {frozenset([0]), frozenset([1]), frozenset([0, 1])})
