import types, re
def shape(x): return re.sub(r"0x[0-9a-f]+", "ADDR", repr(x))
print(shape(types.CellType(1)))
print(shape(types.CellType()))
print(shape(types.CellType("s")), shape(types.CellType(object)))
