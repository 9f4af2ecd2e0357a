"""Making tables gives warnings about syntax."""
import _symtable
import warnings

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    _symtable.symtable("x = '\\d'", "file", "exec")
    _symtable.symtable("1if 2else 3", "file", "exec")
    _symtable.symtable("x is 1", "file", "exec")
for warning in caught:
    print(warning.category.__name__, warning.message, warning.filename, warning.lineno)
print(len(caught))
