"""What is put for a parameter specification in classes."""
from typing import Callable, Concatenate, Generic, ParamSpec, TypeVar
from _attempt import attempt

T, P = TypeVar("T"), ParamSpec("P")


class Z(Generic[T, P]):
    pass


class X(Generic[P]):
    pass


print(Z[int, [str, bytes]], Z[int, ...], Z[int, P], Z[int, Concatenate[str, P]])
print(X[int, str], X[[int, str]], X[[]], X[...], X[[int]].__args__)
print(Callable[P, T][[int], str], Callable[Concatenate[int, P], T][..., bytes], Callable[P, T].__parameters__)
print(Z[int, P][[str]], Z[T, P][int, ...].__args__)
attempt(lambda: Z[int])
attempt(lambda: Z[int, str])
attempt(lambda: X[int, [str]])
attempt(lambda: Z[[int], str])
