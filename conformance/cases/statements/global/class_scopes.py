x = "module"
def f():
    x = "function"
    class A:
        global x
        y = x
        x = "changed"
    class B:
        nonlocal x
        x = "by class"
    return A.y, x, hasattr(B, "x")
print(f(), x)
class C:
    x = "class"
    def read(self): return x
    global z
    z = [x for _ in "a"]
print(C().read(), C.x, z, hasattr(C, "z"))
class D:
    global E
    class E: pass
print(E.__qualname__, hasattr(D, "E"))
