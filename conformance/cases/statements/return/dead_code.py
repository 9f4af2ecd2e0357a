def f():
    return 1
    return 2
    x = 3
def g():
    return 1
    yield
def h(x):
    if x:
        return "a"
    else:
        return "b"
    return unreachable
print(f(), type(g()).__name__, h(0), h(1))
print(f.__code__.co_varnames, f.__code__.co_consts, h.__code__.co_names)
print([c for c in h.__code__.co_consts if c], g.__code__.co_flags & 0x20)
