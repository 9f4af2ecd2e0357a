"""Signs before the name tell the variance, but for that which is inferred."""
from typing import TypeVar, ParamSpec


class Box[T, *Ts, **P]:
    pass


print([TypeVar("A", covariant=True), TypeVar("A", contravariant=True), TypeVar("A"), TypeVar("A", infer_variance=True)])
print([ParamSpec("P", covariant=True), ParamSpec("P", contravariant=True), ParamSpec("P"), ParamSpec("P", infer_variance=True)])
print(Box.__type_params__, [getattr(var, "__infer_variance__", None) for var in Box.__type_params__])
print(Box.__parameters__, Box.__orig_bases__, str(Box[int, str, [bytes]]))
