def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import types

c = types.CellType(5)
print(c.cell_contents, c == types.CellType(5), c < types.CellType(6), types.CellType() == types.CellType(), types.CellType() < c)
del c.cell_contents
attempt(lambda: c.cell_contents)
del c.cell_contents
c.cell_contents = c
print(c.cell_contents is c)
attempt(types.CellType, 1, 2)
attempt(types.CellType, contents=1)
attempt(hash, c)
attempt(lambda: c == 5)
print(repr(types.CellType())[:9], repr(types.CellType()).endswith("empty>"))
