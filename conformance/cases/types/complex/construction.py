print(complex(), complex(1), complex(1, 2), complex("1+2j"), complex(" -3.5e2J "), complex("(1-j)"), complex(real=3), complex(imag=4), complex("inf+nanj"), complex("-j"))
class C:
    def __complex__(self): return 1 + 2j
class F:
    def __float__(self): return 2.5
print(complex(C()), complex(F()), complex(F(), 1), complex.from_number(3), complex.from_number(C()))
