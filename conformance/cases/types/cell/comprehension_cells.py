fs = [(lambda: i) for i in range(3)]
print({id(f.__closure__[0]) for f in fs}.__len__(), fs[0]())
def f():
    out = []
    for i in range(3):
        def g(): return i
        out.append(g)
    return out
print([g() for g in f()], len({id(g.__closure__[0]) for g in f()}))
def loop(n):
    return [lambda k=k: (k, n) for k in range(n)]
print([g() for g in loop(2)], loop(1)[0].__code__.co_freevars)
