a = [1, 2, 3]
for index, item in ((0, "a"), (100, "b"), (-1, "c"), (-100, "d"), (2, "e"), (True, "f")):
    a.insert(index, item)
    print(a)
for args in ((), (1,), ("x", 1), (1.5, 2), (2**70, 3)):
    try:
        a.insert(*args)
    except (TypeError, OverflowError) as e:
        print(type(e).__name__, e)
