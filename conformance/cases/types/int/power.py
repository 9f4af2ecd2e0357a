print(2**10, (-2)**3, 2**-1, 0**0, 3**100, (-3)**101, 10**0, 1**10**20, (-1)**(10**20 + 1))
print(pow(3, 200, 13), pow(-3, 5, 7), pow(3, 5, -7), pow(3, -1, 7), pow(10**30, 10**20, 10**9 + 7), pow(5, 0, 1))
for f in (lambda: pow(2, 3, 1.5), lambda: pow(2.0, 3, 5), lambda: pow("a", 2), lambda: 0**-2):
    try:
        print(f())
    except (TypeError, ZeroDivisionError) as e:
        print(type(e).__name__, e)
