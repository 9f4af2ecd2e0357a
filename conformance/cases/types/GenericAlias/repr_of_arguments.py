import types, typing
class Outer:
    class Inner: pass
def f(): pass
T = typing.TypeVar("T")
P = typing.ParamSpec("P")
for args in [(int,), (int, str), (), ..., (int, ...), "text", (None,), (f,), (len,), (T,), (P,), ([int, str],), ([],), ([T, ...],), (Outer.Inner,), (int | None,), (list[list[int]],), (3, 2.5), ((1, 2),), (typing.Any,), (typing.List[int],)]:
    print(list[args])
print(types.GenericAlias(f, int) if False else types.GenericAlias(Outer.Inner, int))
print(types.GenericAlias("text", (int,)), types.GenericAlias(1, 2), types.GenericAlias(list, [int]))
