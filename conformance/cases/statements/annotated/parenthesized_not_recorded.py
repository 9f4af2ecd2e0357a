import sys
(x): int = 1
print(sys.modules[__name__].__annotations__, x)
class C:
    (a): int = 2
    b: str
    (c): bytes
print(C.__annotations__, C.a)
def f():
    (n): int = 3
    return n
print(f(), f.__annotations__)
