"""What the constructor refuses."""
from typing import TypeVar
from _attempt import attempt

attempt(TypeVar)
attempt(TypeVar, 1)
attempt(TypeVar, "T", int)
attempt(TypeVar, "T", int, str, bound=int)
attempt(TypeVar, "T", covariant=True, contravariant=True)
attempt(TypeVar, "T", covariant=True, infer_variance=True)
attempt(TypeVar, "T", bound=5)
attempt(TypeVar, "T", int, 7)
attempt(TypeVar, "T", unknown=1)
attempt(TypeVar, "not a name", bound=None)
attempt(TypeVar, name="T")
