def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

print(list(filter(None, [0, 1, "", "a", [], [0]])), list(filter(str.isdigit, "a1b2")))
print(list(map(pow, [1, 2, 3], [4, 5])), list(map(lambda *a: a, "ab", "cd", "e")))
attempt(lambda: list(map(int, "1", strict=True, foo=1)))
attempt(lambda: list(map(pow, [1, 2, 3], [4, 5], strict=True)))
attempt(lambda: list(map(pow, [1, 2], [4, 5, 6], strict=True)))
attempt(lambda: list(map(max, [1], [2, 3], [4], strict=True)))
attempt(map)
attempt(map, len)
attempt(filter, None)
attempt(filter, None, 5)
attempt(map, None, 5)
attempt(lambda: list(map(None, [1])))
attempt(lambda: list(filter(5, [1])))
attempt(lambda: next(map(lambda x: 1 / x, [0])))
m = map(lambda x: 1 // x, [0, 1])
attempt(next, m)
print(next(m))
