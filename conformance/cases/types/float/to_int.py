print(int(1e20), int(-1.9), int(2.0**70), (3.7).__trunc__(), (3.7).__floor__(), (-3.2).__ceil__(), (1e300).__floor__() == int(1e300))
for f in (lambda: int(float("inf")), lambda: int(float("nan")), lambda: float("inf").__ceil__(), lambda: float("nan").__floor__()):
    try:
        print(f())
    except (OverflowError, ValueError) as e:
        print(type(e).__name__, e)
