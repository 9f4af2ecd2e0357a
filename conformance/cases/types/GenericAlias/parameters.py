def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

from typing import TypeVar
T, U = TypeVar("T"), TypeVar("U")
a = dict[T, list[U]]
print(a.__parameters__, a[int, str], dict[T, T][int])
show("few", lambda: a[int])
show("many", lambda: a[int, str, float])
show("not generic", lambda: list[int][str])
