print(list(map(str, [1, 2])), list(map(lambda *a: a, "ab", "cde")), list(map(pow, [2, 3], [4, 5, 6])))
for source in ["map()", "map(str)", "map(str, 5)", "map(str, 'a', 5)", "map(None, 'a')", "map(5, 'a')", "map(function=str)", "map(str, iter=1)", "map(str, 'a', strict=1, x=2)"]:
    try:
        m = eval(source)
        print(type(m).__name__)
        next(m)
    except TypeError as e:
        print(source, e)
