for call in (lambda: list(1, 2), lambda: list(iterable=()), lambda: list.__init__([], 1, 2), lambda: list.__new__()):
    try:
        print(call())
    except TypeError as e:
        print(e)
a = [1, 2]
print(list.__init__(a), a)
list.__init__(a, "xy")
print(a)
