def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

print(max(3, 1, 2), min("b", "a"), max([1, 5], key=lambda x: -x), min([], default="d"), max("abc", default=1), max({1: 9, 2: 0}))
print(max(1, True), max(True, 1), min(1, 1.0), min(1.0, 1), max([(1, "a"), (1, "b")], key=lambda p: p[0]))
print(max(float("nan"), 1), max(1, float("nan")), min([3, 1, 2], key=None))
attempt(max)
attempt(max, [])
attempt(min, 5)
attempt(max, 1, "a")
attempt(max, 1, 2, default=3)
attempt(max, [1], foo=2)
attempt(min, [1], key=5)
attempt(max, [1, 2], key=lambda x: 1 / 0)
attempt(min, key=len)
attempt(max, None, default=1)
