import cmath
class C:
    def __complex__(self): return 3 + 4j
class F:
    def __float__(self): return 4.0
class I:
    def __index__(self): return 9
class Bad:
    def __complex__(self): return "x"
print(cmath.sqrt(C()), cmath.sqrt(F()), cmath.sqrt(I()), cmath.phase(F()), cmath.polar(C()))
for x in (Bad(), None, "1", [], 10**400):
    try:
        print(cmath.exp(x))
    except (TypeError, OverflowError) as e:
        print(type(e).__name__, e)
