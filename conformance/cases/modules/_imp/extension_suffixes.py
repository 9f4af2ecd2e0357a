import _imp, importlib.machinery

suffixes = _imp.extension_suffixes()
print(type(suffixes).__name__, all(s.endswith(".so") for s in suffixes))
print(suffixes == importlib.machinery.EXTENSION_SUFFIXES)
try:
    _imp.extension_suffixes(1)
except TypeError as error:
    print(error)
print(importlib.machinery.SOURCE_SUFFIXES, importlib.machinery.BYTECODE_SUFFIXES, importlib.machinery.all_suffixes()[:2])
