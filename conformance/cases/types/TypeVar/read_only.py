"""Attributes that cannot be set, and those that can."""
from typing import TypeVar
from _attempt import attempt

T = TypeVar("T", bound=int)
for name in ("__name__", "__bound__", "__constraints__", "__covariant__", "__default__", "evaluate_bound"):
    attempt(setattr, T, name, 1)
T.extra = 5
T.__module__ = "elsewhere"
print(T.extra, T.__module__, hasattr(T, "__dict__"))
attempt(delattr, T, "__name__")
attempt(delattr, T, "missing")
del T.extra
print(hasattr(T, "extra"))
