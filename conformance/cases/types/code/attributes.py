def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

def f(a, b, /, c=1, *args, d, **kw):
    x = a
    return x

c = f.__code__
print(c.co_argcount, c.co_posonlyargcount, c.co_kwonlyargcount, c.co_nlocals, c.co_flags, c.co_name, c.co_qualname, c.co_firstlineno)
print(c.co_varnames, c.co_names, c.co_cellvars, c.co_freevars)
