import types, _types

print(types.__all__)
for name in types.__all__:
    value = getattr(types, name)
    if isinstance(value, type):
        print(name, value.__name__, value.__module__)
print(sorted(name for name in dir(_types) if not name.startswith("_")) == sorted(n for n in types.__all__ if n.endswith("Type") or n in ("GenericAlias", "SimpleNamespace")))
