"""What `TypeVar` refuses."""
from _attempt import attempt
from _typing import TypeVar

attempt(TypeVar)
attempt(TypeVar, 5)
attempt(TypeVar, b"T")
attempt(TypeVar, "T", int)
attempt(TypeVar, "T", int, str, bound=int)
attempt(TypeVar, "T", covariant=True, contravariant=True)
attempt(TypeVar, "T", infer_variance=True, covariant=True)
attempt(TypeVar, "T", bound=5)
attempt(TypeVar, "T", 5, 6)
attempt(TypeVar, "T", other=1)
attempt(TypeVar, "T", bound=())
attempt(TypeVar, "T", bound=[])
attempt(TypeVar("T"))
attempt(TypeVar, name="T", bound=lambda: 0)
