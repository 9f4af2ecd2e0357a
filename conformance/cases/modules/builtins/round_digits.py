def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

class R:
    def __round__(self, digits="none"): return ("round", digits)

print(round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234.5, -2), round(1250, -2), round(1350, -2), round(5), round(True))
print(round(R()), round(R(), None), round(R(), 2), round(1.5, None), round(number=1.55, ndigits=1), round(1e300, -400), round(1e-320, 320))
attempt(round, "x")
attempt(round)
attempt(round, 1, "x")
attempt(round, 1.5, 1.5)
attempt(round, float("nan"))
attempt(round, float("inf"))
attempt(round, 1.5, 2**70)
attempt(round, 1j)
print(round(float("inf"), 2), round(123456, -10), round(-0.0), round(-0.4), round(0.5, 0))
