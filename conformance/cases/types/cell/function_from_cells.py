import types
def outer():
    x = 1
    def f(): return x
    return f
f = outer()
g = types.FunctionType(f.__code__, globals(), "g", None, (types.CellType(99),))
print(g(), f(), g.__name__)
for closure in (None, (), (1,), [types.CellType(1)], (types.CellType(1), types.CellType(2))):
    try:
        types.FunctionType(f.__code__, globals(), "g", None, closure)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
