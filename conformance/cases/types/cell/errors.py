def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

from types import CellType
show("two", lambda: CellType(1, 2))
show("subclass", lambda: type("C", (CellType,), {}))
print(repr(CellType()).endswith(": empty>"), repr(CellType(5)).split(": ")[1].split(" at ")[0])
