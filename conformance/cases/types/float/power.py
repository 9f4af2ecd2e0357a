print(2.0**3, 2**-1.0, (-8.0) ** (1/3), 0.0**0, float("inf")**0, 1.0**float("nan"), (-1.0)**float("inf"), 0.0**2, (-0.0)**3, 4**0.5, (-2.0)**3)
for f in (lambda: 10.0**400, lambda: pow(2.0, 3.0, 5), lambda: 0.0**-0.5, lambda: 2.0**"a"):
    try:
        print(f())
    except (OverflowError, TypeError, ZeroDivisionError) as e:
        print(type(e).__name__, e)
