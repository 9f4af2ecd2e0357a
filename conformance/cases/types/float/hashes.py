print([hash(x) for x in (0.0, -0.0, 1.0, -1.0, 0.5, 1.5, 1e300, float("inf"), float("-inf"), 2.0**61, 3.14, 5e-324)])
print(hash(2.0) == hash(2), hash(1e20) == hash(10**20), hash(0.1))
a, b = float("nan"), float("nan")
print(hash(a) == hash(a), len({a, b}))
