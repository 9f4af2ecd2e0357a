def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import warnings

@warnings.deprecated("use g")
def f(): return 1
@warnings.deprecated("old class")
class A:
    def __init__(self, x=0): self.x = x
class B(A): ...
with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("always")
    print(f(), A(3).x, B().x, f.__deprecated__, A.__deprecated__)
    class C(A): ...
print([(str(w.message), w.category.__name__, w.lineno) for w in log])
@warnings.deprecated("quiet", category=None)
def g(): return 2
print(g(), g.__deprecated__)
attempt(warnings.deprecated, 5)
attempt(warnings.deprecated("x"), 5)
attempt(warnings.deprecated)
