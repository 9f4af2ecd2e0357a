"""Neither the types of type parameters nor their instances are base classes."""
from typing import Generic, ParamSpec, TypeVar, TypeVarTuple, TypeAliasType
from _attempt import attempt

for kind in (TypeVar, ParamSpec, TypeVarTuple, TypeAliasType):
    attempt(type, "Sub", (kind,), {})
    attempt(setattr, kind, "x", 1)


def define(base):
    class Sub(base):
        pass


for var in (TypeVar("T"), ParamSpec("P"), TypeVarTuple("Ts"), ParamSpec("P").args, ParamSpec("P").kwargs):
    attempt(define, var)
attempt(define, Generic)
