from __future__ import annotations
import typing
def f(a: int | None, b: "str | bytes" = "x") -> list[int] | None: pass
print(f.__annotations__)
print(typing.get_type_hints(f))
class C:
    x: int | C
print(typing.get_type_hints(C)["x"].__args__[0])
