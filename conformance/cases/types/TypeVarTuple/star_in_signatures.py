"""`*args: *Ts`, and stars in subscripts of the syntax."""
from typing import get_type_hints


def gather[*Ts](*args: *Ts) -> tuple[*Ts]:
    return args


def pairs(*args: *tuple[int, ...]): ...


class Shape[*Dimensions = *tuple[int, ...]]:
    def method(self, *more: *Dimensions): ...


print(gather.__annotations__, gather(1, "a"), pairs.__annotations__, pairs.__annotations__["args"].__unpacked__)
print(Shape.__type_params__, Shape.__type_params__[0].__default__, Shape[int, str], Shape[()], Shape.method.__annotations__)
print(get_type_hints(gather), Shape.__parameters__, Shape.__mro__[1].__name__)
