def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

print(isinstance(5, (str, (int, float))), isinstance(5, int | None), isinstance(None, int | None), issubclass(bool, (str, int)), issubclass(int, str | float))
print(isinstance(5, ()), isinstance(True, int), issubclass(type(None), int | None))
attempt(isinstance, 5, 5)
attempt(isinstance, 5, (str, 5))
attempt(isinstance, 5, (int, 5))
attempt(isinstance, 5, list[int])
attempt(isinstance, 5, int | list[int])
attempt(isinstance, "", int | list[int])
attempt(issubclass, 5, int)
attempt(issubclass, int, 5)
attempt(issubclass, int, list[int])
attempt(issubclass, list[int], list)
attempt(isinstance, 5)
nested = int
for _ in range(500):
    nested = (nested,)
print(isinstance("", nested), isinstance(5, nested))
