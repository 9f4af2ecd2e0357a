"""Defaults, and the object that says there is none."""
import pickle
from typing import NoDefault, ParamSpec, TypeVar, TypeVarTuple, Unpack
from _attempt import attempt

print(NoDefault, repr(NoDefault), type(NoDefault), NoDefault.__doc__ is not None)
print(type(NoDefault)() is NoDefault, pickle.loads(pickle.dumps(NoDefault)) is NoDefault, bool(NoDefault))
for var in (TypeVar("T", default=None), TypeVar("T", default=NoDefault), ParamSpec("P", default=[int, str]), ParamSpec("P", default=...),
            TypeVarTuple("Ts", default=Unpack[tuple[int, ...]]), TypeVarTuple("Ts")):
    print(var, var.__default__, var.has_default())
attempt(TypeVar, "T", default=5)
attempt(ParamSpec, "P", default=int)
attempt(TypeVarTuple, "Ts", default=int)
attempt(type(NoDefault), 1)
attempt(setattr, NoDefault, "x", 1)
