"""`TypeVar`: attributes, keywords, representations."""
from _attempt import attempt
from _typing import TypeVar

for var in (
    TypeVar("T"), TypeVar("A", bound=int), TypeVar("B", int, str), TypeVar("C", covariant=True),
    TypeVar("D", contravariant=True), TypeVar("E", infer_variance=True), TypeVar("F", default=int),
    TypeVar(name="G", bound=None), TypeVar("H", bound="Later"), TypeVar("I", default=None),
):
    print(repr(var), var.__name__, var.__bound__, var.__constraints__, var.__covariant__, var.__contravariant__,
          var.__infer_variance__, var.__default__, var.has_default(), var.__module__)
