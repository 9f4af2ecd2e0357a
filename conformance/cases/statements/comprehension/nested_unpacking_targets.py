print([a + b for a, b in [(1, 2), (3, 4)]])
print([rest for first, *rest in ["abc", "d"]])
print([(a, b, c) for (a, (b, c)) in [(1, (2, 3))]])
obj = type("O", (), {})()
d = {}
print([obj.x for obj.x in range(2)], obj.x)
print([d["k"] for d["k"] in "ab"], d)
try:
    [a for a, b in [(1, 2, 3)]]
except ValueError as e:
    print(e)
