d = {"a": 1, "b": 2}
print(d.pop("a"), d.pop("a", None), d.pop("zz", "default"), d)
for call in (lambda: d.pop("a"), lambda: {}.pop("x"), lambda: d.pop(), lambda: d.pop(1, 2, 3)):
    try:
        call()
    except (KeyError, TypeError) as e:
        print(type(e).__name__, e)
