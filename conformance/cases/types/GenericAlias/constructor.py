import types
G = types.GenericAlias
print(G(list, int), G(list, (int,)), G(list, ()), G(list, None), G(list, [1, 2]).__args__)
print(G(list, int) == list[int], G(list, (int,)) == list[int], type(G(list, int)) is type(list[int]), G.__name__, G.__module__, G.__qualname__)
for source in ["G()", "G(list)", "G(list, int, str)", "G(list, x=1)", "G(origin=list, args=int)", "G.__new__()", "G.__new__(int, list, int)", "type(list[int])(dict, (str, int))"]:
    try:
        print(source, eval(source))
    except TypeError as e:
        print(source, "|", e)
class Sub(G):
    __slots__ = "extra",
s = Sub(list, int)
s.extra = 5
print(s, type(s).__name__, s.extra, s == list[int], list[int] == s, hash(s) == hash(list[int]))
