"""What `symtable` takes and what it refuses."""
import _symtable
from _dump import attempt

symtable = _symtable.symtable
print(symtable(b"x = 1", "file", "exec").symbols, symtable(bytearray(b"y"), b"file", "exec").symbols)
print(symtable("# coding: latin-1\nx", "file", "exec").symbols)
attempt(symtable)
attempt(symtable, "x", "file")
attempt(symtable, "x", "file", "other")
attempt(symtable, "x", "file", 5)
attempt(symtable, "x", 5, "exec")
attempt(symtable, 5, "file", "exec")
attempt(symtable, "x\0", "file", "exec")
attempt(symtable, "x", "file", "exec", 1)
attempt(symtable, "x", "file", "func_type")
attempt(symtable, source="x", filename="file", startstr="exec")
