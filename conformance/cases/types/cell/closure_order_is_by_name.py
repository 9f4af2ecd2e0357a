def outer():
    b, a, c = 1, 2, 3
    def f():
        return c, a, b
    return f
f = outer()
print(f.__code__.co_freevars, [c.cell_contents for c in f.__closure__], f())
print(outer.__code__.co_cellvars)
try:
    f.__closure__ = ()
except AttributeError as e:
    print(e)
