def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

class Custom:
    def __abs__(self): return "abs"
    def __divmod__(self, other): return ("divmod", other)
    def __rdivmod__(self, other): return ("rdivmod", other)

print(abs(-5), abs(-2.5), abs(3 + 4j), abs(True), abs(-2**70), abs(Custom()))
print(divmod(7, -3), divmod(-7.5, 2), divmod(2**70, 7), divmod(Custom(), 1), divmod(1, Custom()))
attempt(abs, "x")
attempt(abs)
attempt(abs, 1, 2)
attempt(divmod, 1, 0)
attempt(divmod, 1.0, 0)
attempt(divmod, "a", 1)
attempt(divmod, 1j, 1)
attempt(divmod, 1)
