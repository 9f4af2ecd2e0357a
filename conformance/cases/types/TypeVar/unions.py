"""Type variables in unions and subscripts."""
from typing import Optional, TypeVar, Union
from _attempt import attempt

T, U = TypeVar("T"), TypeVar("U", covariant=True)
print(T | int, int | T, T | None, T | U, T | "forward", Optional[T], Union[T, T])
print(type(T | int), (T | int).__parameters__, (T | U)[int, str], (T | list[T])[bytes])
print(list[T][int], dict[T, U].__parameters__, dict[T, T][int], tuple[T, ...][str])
attempt(lambda: T | 5)
attempt(lambda: T[int])
attempt(lambda: T())
attempt(lambda: (T | int)[str, str])
attempt(isinstance, 1, T)
attempt(issubclass, int, T)
