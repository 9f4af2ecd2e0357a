class A:
    def __float__(self): return 5
class B:
    def __float__(self): return "x"
for f in (lambda: float(A()), lambda: float(B()), lambda: float(1, 2), lambda: float(x=1), lambda: float.from_number("1"), lambda: float.from_number(None)):
    try:
        print(f())
    except TypeError as e:
        print(e)
print(float.from_number(3), float.from_number(2.5))
