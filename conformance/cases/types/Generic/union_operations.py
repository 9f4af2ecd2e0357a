"""Unions: equality, order, nesting, arguments, checks."""
import typing
from _attempt import attempt

print(int | str == str | int, hash(int | str) == hash(str | int), (int | str) | int, int | (str | None), type(int | str))
print((int | None).__args__, (int | str).__origin__, typing.get_origin(int | str), typing.Union[int, str] == (int | str))
print(isinstance(1, int | str), isinstance(None, int | None), issubclass(bool, int | str), isinstance(1.5, str | bytes))
attempt(isinstance, 1, int | list[int])
attempt(lambda: 1 | int)
attempt(lambda: int | 1)
attempt(lambda: (int | str)())
attempt(lambda: (int | str)[int])
print(list[int] | None, (int | list[str]).__parameters__, bool(int | str), (int | str).__hash__() is not None)
