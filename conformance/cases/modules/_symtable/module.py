"""Names of a module: assigned, used, imported, deleted."""
from _dump import dump

dump("""
import os, sys as system
from a import b as c
x = 1
del y
z += x
print(w)
for i in i2: pass
with open(f) as g: pass
(h := 3)
""")
