import types

with_function = types.ModuleType("name")
with_function.name = len
with_value = types.ModuleType("name")
with_value.name = 1
nameless = types.ModuleType("name")
del nameless.__name__
for own in with_function, with_value, types.ModuleType("name"), nameless, 5:
    for call in (lambda: own(), lambda: own(1, a=2), lambda: list(map(own, [1])), lambda: own(*[1])):
        try:
            call()
        except TypeError as error:
            print(error)
