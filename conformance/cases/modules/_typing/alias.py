"""`TypeAliasType` made by a call."""
from _attempt import attempt
from _typing import TypeAliasType, TypeVar

T = TypeVar("T")
plain, generic = TypeAliasType("plain", int), TypeAliasType("generic", list[T], type_params=(T,))
for alias in plain, generic:
    print(alias, alias.__name__, alias.__value__, alias.__type_params__, alias.__parameters__, alias.__module__)
print(generic[int], generic[int].__origin__ is generic, generic[int].__args__, generic[T].__parameters__)
print(plain | None, None | plain, plain == plain, plain == TypeAliasType("plain", int))
attempt(lambda: plain | "x")
attempt(lambda: plain[int])
attempt(TypeAliasType)
attempt(TypeAliasType, "x")
attempt(TypeAliasType, 5, int)
attempt(TypeAliasType, "x", int, type_params=5)
attempt(TypeAliasType, "x", int, type_params=[T])
attempt(TypeAliasType, "x", int, (T,))
attempt(TypeAliasType, "x", int, type_params=(5,))
attempt(setattr, plain, "__value__", 1)
attempt(setattr, plain, "other", 1)
attempt(type, "Sub", (TypeAliasType,), {})
attempt(isinstance, 1, plain)
attempt(TypeAliasType, "x", 5)
