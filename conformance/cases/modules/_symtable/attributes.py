"""Attributes of a table and what they are."""
import _symtable
from _dump import attempt

table = _symtable.symtable("def f(): pass\ndef g(): pass", "file", "exec")
print(type(table).__name__, type(table).__module__, repr(table).startswith("<symtable entry top("))
print(type(table.id), table.id == table.id, [child.name for child in table.children])
print([name for name in dir(table) if not name.startswith("__")])
for name in "name", "symbols", "other":
    attempt(setattr, table, name, 1)
attempt(type(table))
print(repr(table.children[0]).split("(")[0], table.children[0].lineno, table.children[1].lineno)
print(type(table.symbols), type(table.varnames), type(table.children), type(table.nested))
