import types
class C: pass
class S: __slots__ = ()
for x in (C(), S(), {1}, frozenset(), {}.keys(), {}.items(), types.MappingProxyType({}), 5, None, object(), (1,), "a", len):
    for key in (0, "a"):
        try:
            del x[key]
        except TypeError as e:
            print(e)
