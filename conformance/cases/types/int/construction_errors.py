for args in (("x",), ("1.5",), ("",), ("1__0",), ("_1",), ("2", 2), ("1", 1), ("1", 37), (1.5, 10), (None,), ([],), (b"x",), ("10", "2"), (1, 2, 3)):
    try:
        print(int(*args))
    except (ValueError, TypeError) as e:
        print(args, type(e).__name__, e)
