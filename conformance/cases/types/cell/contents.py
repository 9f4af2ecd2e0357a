def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

from types import CellType
c = CellType(5)
print(c.cell_contents)
c.cell_contents = 6
print(c.cell_contents)
del c.cell_contents
show("empty", lambda: c.cell_contents)
show("empty", lambda: CellType().cell_contents)
