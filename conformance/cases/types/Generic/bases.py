"""How `Generic` shapes the bases of a class."""
from typing import Generic, Protocol, TypeVar
from _attempt import attempt

T, U = TypeVar("T"), TypeVar("U")


class A(Generic[T]): pass


class B(A[int], Generic[U]): pass


class C(list[T]): pass


class D(A[T], dict[U, T]): pass


for cls in (A, B, C, D):
    print(cls.__name__, cls.__mro__[1:-1], getattr(cls, "__orig_bases__", None), getattr(cls, "__parameters__", None))
attempt(type, "E", (A[int],), {})
attempt(lambda: Generic[int])
attempt(lambda: Generic[()])
attempt(lambda: Generic[T, T])
print(type(Generic()) is Generic)
attempt(lambda: A[int, str])
attempt(lambda: B[int][str])
