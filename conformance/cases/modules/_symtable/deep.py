"""Scopes nested as deeply as the parser allows, and deeper."""
import _symtable

source = "".join("    " * depth + f"def f{depth}():\n" for depth in range(50)) + "    " * 50 + "pass"
table, depth = _symtable.symtable(source, "file", "exec"), 0
while table.children:
    table, depth = table.children[0], depth + 1
print(depth, table.name, table.nested, table.lineno)
table = _symtable.symtable("lambda: " * 40 + "x", "file", "exec")
depth = 0
while table.children:
    table, depth = table.children[0], depth + 1
print(depth, table.name, list(table.symbols))
try:
    _symtable.symtable("-" * 100000 + "1", "file", "exec")
except (MemoryError, RecursionError, SyntaxError) as error:
    print("too deep")
