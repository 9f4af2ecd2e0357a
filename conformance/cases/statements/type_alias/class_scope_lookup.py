x = "global"
class C:
    x = "class"
    type A = x
    type B[T] = (T, x)
    class D:
        type E = x
    def f(self):
        type G = x
        return G.__value__
print(C.A.__value__, C.B.__value__[1], C.D.E.__value__, C().f())
C.x = "changed"
print(C.B.__value__[1])
class F:
    type A = x
    x = "after"
print(F.A.__value__)
