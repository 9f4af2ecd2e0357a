def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

from typing import TypeVar, Union, Optional
T = TypeVar("T")
u = list[T] | T
print(u.__parameters__, u[int], Union[int, str] == int | str, Optional[int])
show("few", lambda: u[int, str])
