import typing
class C:
    class Inner: pass
T = typing.TypeVar("T")
print(int | None, C | None, C.Inner | int, list[C] | str, T | int, typing.Any | None)
print(repr(int | typing.List[int]), int | typing.Literal["a"], (int | type(...)), int | typing.Callable[[int], str])
print(str(int | str), f"{int | str}", repr((int | str).__class__))
