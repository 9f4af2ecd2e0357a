def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import types, typing

T = typing.TypeVar("T")
a = types.GenericAlias(list, (T, int))
print(a, a.__origin__, a.__args__, a.__parameters__, a[str], a == list[T, int], types.GenericAlias(dict, int), list[T][T])
print(a([1, 2]), isinstance(a, type), type(a).__name__, hash(a) == hash(list[T, int]), (*tuple[int],)[0].__unpacked__)
attempt(types.GenericAlias)
attempt(types.GenericAlias, list)
attempt(lambda: list[int][str])
attempt(lambda: a[int, str])
attempt(isinstance, [], list[int])
attempt(setattr, a, "__origin__", 5)
attempt(lambda: list[int].nope)
print(list[int].append is list.append, list[int] | None, dict[str, "int"])
