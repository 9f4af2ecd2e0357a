print(float(), float(3), float("1.5"), float(" -2e3 "), float("1_0.5"), float(b"7"), float(True), float("inf"), float("-Infinity"), float("nan"), float(".5"), float("5."))
class F:
    def __float__(self): return 2.5
class I:
    def __index__(self): return 4
print(float(F()), float(I()), float(memoryview(b"2.5")))
for x in ("", "abc", "1e", None, [], "1__0", b"x", 10**400):
    try:
        print(float(x))
    except (ValueError, TypeError, OverflowError) as e:
        print(type(e).__name__, e)
