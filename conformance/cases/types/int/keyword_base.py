print(int("11", base=2), int("11", base=3))
for call in (lambda: int(base=10), lambda: int(x="5"), lambda: int("5", bas=3), lambda: int(5, base=10)):
    try:
        print(call())
    except TypeError as e:
        print(e)
