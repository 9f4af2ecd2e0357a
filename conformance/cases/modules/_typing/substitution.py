"""Parameters of all kinds given values in aliases."""
from _attempt import attempt
from _typing import ParamSpec, TypeVar, TypeVarTuple
from collections.abc import Callable

T, S, P, Ts = TypeVar("T"), TypeVar("S", default=str), ParamSpec("P"), TypeVarTuple("Ts")
print(list[T][int], dict[T, list[T]][int], dict[T, S][int], tuple[T, *Ts][int, str, bytes])
print(Callable[P, T][[int], str], Callable[P, T][..., str], Callable[[T], T][int], Callable[P, int][[str, bytes]])
print(tuple[*Ts, T][int], tuple[*Ts, T][int, str], (T | list[T])[int])
attempt(lambda: list[T][int, str])
attempt(lambda: dict[T, T][()])
attempt(lambda: tuple[*Ts, T][()])
attempt(lambda: list[int][str])
attempt(lambda: Callable[P, T][int, str])
attempt(lambda: tuple[*Ts, *Ts][int])
