print({"a": 1} == {"a": 1.0}, {1: 2, 3: 4} == {3: 4, 1: 2}, {1: 2} != {1: 3}, {} == [], {1: 2} == {1: 2, 3: 4})
nan = float("nan")
print({1: nan} == {1: nan})
for f in (lambda: {} < {}, lambda: {} >= {1: 2}):
    try:
        f()
    except TypeError as e:
        print(e)
