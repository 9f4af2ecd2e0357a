"""`TypeVar` in unions, attributes that may not be set, subclasses."""
from _attempt import attempt
from _typing import TypeVar

T, S = TypeVar("T"), TypeVar("S")
print(T | int, int | T, T | S, T | None, None | T, (T | int).__parameters__, T | "later")
print(T == T, T == TypeVar("T"), hash(T) == hash(T), T.__mro_entries__ and 1)
attempt(lambda: T | 5)
attempt(lambda: 5 | T)
for name in "__name__", "__bound__", "__covariant__", "__constraints__", "__default__":
    attempt(setattr, T, name, 1)
T.own = 1
print(T.own)
attempt(vars, T)
attempt(type, "Sub", (TypeVar,), {})
attempt(type, "Sub", (T,), {})
attempt(isinstance, 1, T)
attempt(T.__typing_subst__, int)
attempt(T.__typing_subst__, 5)
attempt(T.__typing_prepare_subst__, list[T], ())
