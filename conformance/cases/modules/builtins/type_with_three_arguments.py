def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

T = type("T", (int,), {"x": 5, "__doc__": "d"})
print(T.__name__, T.__qualname__, T.__module__, T.__bases__, T(3) + T.x, T.__doc__)
attempt(type)
attempt(type, 1, 2)
attempt(type, 5, (), {})
attempt(type, "A", [], {})
attempt(type, "A", (), [])
attempt(type, "A", (5,), {})
attempt(type, "A", (bool,), {})
attempt(type, "A\0", (), {})
attempt(type, "A", (int, int), {})
attempt(type, "A", (), {}, x=1)
attempt(type, "A", (), {"__qualname__": 5})
attempt(type, "\ud800", (), {})
print(type("A", (), {"__qualname__": "Q.A"}).__qualname__, type("", (), {}).__name__ == "")
