print([x * x for x in range(5)], [x for x in range(10) if x % 3 == 0], [(x, y) for x in "ab" for y in range(2)])
print([[j for j in range(i)] for i in range(4)])
x = "outer"
print([x for x in "ab"], x)
print([y := 3, y * 2], [*"ab", *[1], *()])
