print(list(map(list, map(reversed, ["ab", "cd"]))))
m = iter("a")
for _ in range(100):
    m = map(lambda s: s + "x", m)
print(len(next(m)))
print(list(map(map, [str, int], [[1], ["2"]])) != [], [list(x) for x in map(map, [str, int], [[1], ["2"]])])
