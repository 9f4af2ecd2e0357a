import warnings

warnings.simplefilter("always")
warnings.showwarning = lambda message, category, filename, lineno, *rest: print(category.__name__, message, lineno)
C = type("C", (), {1: 2, "a": 3})
print(C.a, C.__dict__[1])


class D:
    locals()[None] = 4


warnings.simplefilter("error")
try:
    type("E", (), {(): 1})
except RuntimeWarning as warning:
    print(warning)
