"""The module's constants."""
import _symtable

for name in sorted(name for name in dir(_symtable) if name.isupper() or name.startswith("TYPE")):
    print(name, getattr(_symtable, name))
