import types

for name in types.__all__:
    value = getattr(types, name)
    if isinstance(value, type):
        try:
            class Sub(value): ...
            print(name, "subclassed")
        except TypeError as error:
            print(name, error)
