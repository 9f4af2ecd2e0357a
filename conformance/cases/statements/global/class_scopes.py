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
