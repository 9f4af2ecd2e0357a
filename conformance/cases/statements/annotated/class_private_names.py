class C:
    __x: int = 1
    y: __x
    def f(self, __a: "int"): pass
print(C.__annotations__)
print(C.f.__annotations__)
print(sorted(n for n in vars(C) if "x" in n))
