class A:
    def __init__(self, n): self.n = n
    def __iadd__(self, o): print("iadd"); return NotImplemented
    def __add__(self, o): print("add"); return NotImplemented
class B:
    def __radd__(self, o): print("radd"); return "result"
x = A(1)
x += B()
print(x)
x = A(1)
try:
    x += 5
except TypeError as e:
    print(e)
class C(A):
    __iadd__ = None
x = C(1)
try:
    x += B()
    print(x)
except TypeError as e:
    print(e)
