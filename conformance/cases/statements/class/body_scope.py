x = "global"
class A:
    print(x)
    x = "class"
    print(x)
    ys = [x for _ in range(1)]
    def f(self): return x
    z = [x + y for y in x[:2]]
print(A.ys, A().f(), A.z)
def outer():
    x = "outer"
    class B:
        print(x)
        y = x
        x = "B"
        def g(self): return x
    return B.y, B.x, B().g()
print(outer())
