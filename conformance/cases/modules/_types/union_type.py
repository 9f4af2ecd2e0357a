def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import types, typing

u = int | str | None
print(u, u.__args__, type(u).__name__, int | int, (int | str) == (str | int), u == typing.Optional[int | str], hash(int | str) == hash(str | int))
print((int | list[int]).__parameters__, u | float, types.UnionType is typing.Union)
attempt(lambda: int | 5)
attempt(lambda: 5 | int)
attempt(lambda: u[int])
attempt(types.UnionType)
attempt(lambda: u.nope)
attempt(lambda: types.UnionType[int, str])
attempt(issubclass, int, u)
print(None | int, int | None | None, type(None) | str)
