"""What views have, and what they lack."""
for view in ({}.keys(), {}.values(), {}.items()):
    print([name for name in dir(view) if name not in dir(object)])
print({}.keys().__len__(), {1: 2}.items().__len__(), {1: 2}.values().__length_hint__() if hasattr({}.values(), "__length_hint__") else None)
for name in ("__and__", "__rand__", "__or__", "__ror__", "__sub__", "__rsub__", "__xor__", "__rxor__", "__contains__", "__reversed__"):
    print(name, hasattr({}.keys(), name), hasattr({}.values(), name), hasattr({}.items(), name))
print({}.keys().__iter__.__name__, {}.keys().__reversed__.__doc__ is not None)
