class A:
    def __repr__(self): return "A()"
    def __format__(self, spec): return f"<{spec}>"
class B(A):
    def __str__(self): return "b"
print(A(), [A(), B()], str(B()), f"{A():x} {B()!r:>5} {B()!s}", format(B()))
class Bad:
    def __repr__(self): return 5
try:
    repr(Bad())
except TypeError as error:
    print(error)
print(repr(object())[:18], f"{type(A)}")
