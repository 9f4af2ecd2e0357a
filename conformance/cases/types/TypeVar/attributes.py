"""What a type variable tells of itself."""
from typing import TypeVar

T = TypeVar("T")
B = TypeVar("B", bound=int, covariant=True)
C = TypeVar("C", int, str, contravariant=True, default=str)
I = TypeVar("I", infer_variance=True)
for var in (T, B, C, I):
    print(var, var.__name__, var.__bound__, var.__constraints__, var.__covariant__, var.__contravariant__, var.__infer_variance__,
          var.__default__, var.has_default())
print(T.__module__, type(T).__module__, type(T).__qualname__, [name for name in dir(T) if name not in dir(object)])
