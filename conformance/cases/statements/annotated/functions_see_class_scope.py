class C:
    T = "class T"
    def f(self, a: T) -> T: pass
    T = "changed"
print(C.f.__annotations__)
x = 1
def outer():
    y = 2
    def inner(a: x, b: y): pass
    y = 3
    return inner
print(outer().__annotations__)
def args(*a: 1, **k: 2): pass
print(args.__annotations__)
