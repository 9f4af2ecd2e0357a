def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

print(list(enumerate("ab", 5)), list(enumerate([], start=3)), list(enumerate(iterable="x", start=-1)))
print(list(enumerate("ab", 2**63 - 1)), next(enumerate("a", 2**70)))
attempt(enumerate)
attempt(enumerate, 5)
attempt(enumerate, "a", 1.5)
attempt(enumerate, "a", "b")
attempt(enumerate, "a", 1, 2)
attempt(enumerate, start=1)
attempt(enumerate, iterable="a", stop=1)
e = enumerate("abc")
print(next(e), e.__reduce__()[1][1], list(e), e.__class_getitem__(int))
