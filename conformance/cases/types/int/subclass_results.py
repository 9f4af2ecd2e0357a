class I(int):
    def __repr__(self): return f"I({int(self)})"
i = I(5)
print(i, i + 1, type(i + 1), type(-i), type(+i), type(abs(i)), type(~i))
print(I(2**70), I("12", 3), hash(I(2**61)), I(3) == 3, {I(1): "a"}[1])
print(type(int(i)), type(i.real), type(i.numerator), type(i.conjugate()), type(i.__trunc__()), type(round(i)), i.as_integer_ratio())
