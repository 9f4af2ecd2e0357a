import types
c = types.CellType(1)
c.cell_contents = [2]
print(c.cell_contents)
del c.cell_contents
try:
    c.cell_contents
except ValueError as e:
    print(e)
del c.cell_contents
c.cell_contents = c
print(c.cell_contents is c)
del c.cell_contents
try:
    c.other = 1
except AttributeError as e:
    print(e)
