def outer():
    x = 5
    def f():
        nonlocal x
        x += 1
        return x
    return f
f = outer()
import types
cells = (types.CellType(10),)
exec(f.__code__, {}, closure=cells)
print(cells[0].cell_contents)
for closure in (None, (), (1,), [cells[0]]):
    try:
        exec(f.__code__, {}, closure=closure)
    except TypeError as e:
        print(e)
try:
    exec("1", {}, closure=cells)
except TypeError as e:
    print(e)
