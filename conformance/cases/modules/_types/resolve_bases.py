def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import types, typing

class Entry:
    def __init__(self, *bases): self.bases = bases
    def __mro_entries__(self, bases): return self.bases

class A: ...
e = Entry(A, int)
print(types.resolve_bases((A, int)) == (A, int), types.resolve_bases((e,)), types.resolve_bases([Entry(), A]))
class B(Entry(A), list[int]): ...
print(B.__bases__, len(B.__orig_bases__), types.get_original_bases(B)[1], types.get_original_bases(A))
attempt(types.get_original_bases, 5)
class Bad:
    __mro_entries__ = lambda self, bases: 5
attempt(types.resolve_bases, (Bad(),))
T = typing.TypeVar("T")
class G(typing.Generic[T]): ...
class H(G[int]): ...
print(types.get_original_bases(H), H.__bases__)
