def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

class P:
    def __pow__(self, other, modulo=None): return ("pow", other, modulo)
    def __rpow__(self, other, modulo=None): return ("rpow", other, modulo)

print(pow(2, 10), pow(2, -1), pow(2, 10, 1000), pow(3, -1, 7), pow(-2, 3, 5), pow(2, 3, -5), pow(0, 0), pow(base=2, exp=3, mod=5), pow(0, 0, 1))
print(pow(P(), 2), pow(2, P()), pow(P(), 2, 3), pow(2, P(), 3), pow(2, 3, None))
attempt(pow, 2, 3, 0)
attempt(pow, 2, -1, 4)
attempt(pow, 2.0, 3, 5)
attempt(pow, 2, 3, 5.0)
attempt(pow, 0, -1)
attempt(pow, 0.0, -1)
attempt(pow, "a", 2)
attempt(pow, "a", 2, 3)
attempt(pow, 2)
attempt(pow, 1j, 2, 3)
print(pow(-8, 1 / 3), pow(-1.0, 0.5))
