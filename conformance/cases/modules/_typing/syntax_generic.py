"""Generic functions and classes by syntax."""
from _attempt import attempt
import typing


class Box[T: int, *Ts, **P](list[T]):
    value: T

    def method[U](self, other: U) -> T: ...


def first[T](items: list[T]) -> T: ...


print(Box.__type_params__, Box.__parameters__, Box.__orig_bases__, Box.__mro__[1:])
print(first.__type_params__, first.__annotations__, Box.method.__type_params__, Box.method.__annotations__)
print(Box[int, str, float, [int]], Box[int, [str]])
attempt(lambda: Box[int])
attempt(setattr, first, "__type_params__", 5)
first.__type_params__ = ()
print(first.__type_params__)
Box.__type_params__ = (1,)
print(Box.__type_params__)
attempt(exec, "class X[T](typing.Generic[T]): pass", globals())
attempt(exec, "class X[T](typing.Protocol[T]): pass", globals())
