import types
print(types.CellType(5).cell_contents, types.CellType(None).cell_contents)
c = types.CellType()
try:
    c.cell_contents
except ValueError as e:
    print(e)
for source in ["types.CellType(1, 2)", "types.CellType(contents=1)", "types.CellType(*[])", "c.x", "c.cell_contents()"]:
    try:
        print(type(eval(source)).__name__)
    except (TypeError, AttributeError, ValueError) as e:
        print(source, "|", e)
