for kind in ("ab", b"ab", bytearray(b"ab"), memoryview(b"ab"), (1, 2), [1, 2], range(2), {1: "a", 2: "b"}, {1: "a"}.keys(), {1: "a"}.values(), {1: "a"}.items(), {1}, frozenset([1]), enumerate("a"), zip("a", "b"), map(str, [1]), filter(None, [0, 1]), reversed([1, 2]), iter([1]), (x for x in "g"), iter(lambda c=[1, 2]: c.pop(), 1), {}.keys(), "", "é𝒳", range(5, 0, -2), reversed(range(2)), reversed({1: 2, 3: 4}), tuple[int], list[int].__args__):
    out = []
    for x in kind: out.append(x)
    print(type(kind).__name__, out)
