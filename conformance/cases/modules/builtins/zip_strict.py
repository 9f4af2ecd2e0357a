def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

print(list(zip("ab", [1, 2, 3])), list(zip()), list(zip("a")), list(zip("ab", "cd", strict=True)))
attempt(lambda: list(zip("ab", "c", strict=True)))
attempt(lambda: list(zip("a", "cd", strict=True)))
attempt(lambda: list(zip("ab", "cd", "efg", strict=True)))
attempt(lambda: list(zip("ab", "cd", "e", strict=True)))
attempt(zip, 5)
attempt(zip, "a", 5)
print(list(zip(strict=1)))
attempt(zip, "a", foo=1)
z = zip("abc", "de", strict=True)
print(next(z), z.__reduce__()[1:][1:])
def failing():
    yield 1
    raise ValueError("mid")
attempt(lambda: list(zip([1, 2], failing())))
attempt(lambda: list(zip(failing(), [1], strict=True)))
