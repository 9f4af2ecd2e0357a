"""`Union`: the type of `int | str`."""
from _attempt import attempt
from _typing import Union

print(Union, type(int | str) is Union, Union[int, str] == int | str, Union[int], Union[int, int, str])
print(Union[int, None], (int | str).__args__, (int | str).__origin__, (int | str).__parameters__)
print(Union[int, str] == Union[str, int], hash(int | str) == hash(str | int), Union["a", int])
print(isinstance(1, int | str), issubclass(bool, int | None), (int | list[int]).__args__)
attempt(Union)
attempt(lambda: Union[()])
attempt(lambda: Union[5])
attempt(isinstance, 1, int | list[int])
attempt(type, "Sub", (Union,), {})
attempt(type, "Sub", (int | str,), {})
attempt(setattr, int | str, "x", 1)
attempt(lambda: (int | str)[int])
