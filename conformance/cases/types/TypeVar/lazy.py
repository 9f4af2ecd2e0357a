"""Bounds, constraints and defaults of the syntax are evaluated when they are asked for."""
from _attempt import attempt


def make[T: missing, C: (int, other), D = later](): ...


T, C, D = make.__type_params__
print(T, C, D, D.has_default(), T.has_default())
attempt(getattr, T, "__bound__")
attempt(getattr, C, "__constraints__")
attempt(getattr, D, "__default__")
missing, other, later = float, str, bytes
print(T.__bound__, C.__constraints__, D.__default__)
missing = later = None
print(T.__bound__, D.__default__, T.__infer_variance__)
