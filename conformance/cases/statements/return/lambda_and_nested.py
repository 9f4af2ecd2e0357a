def f():
    def g(): return "inner"
    return lambda: g()

print(f()(), (lambda: None)(), (lambda *a: a)(1))
