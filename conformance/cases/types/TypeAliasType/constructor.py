"""`TypeAliasType` called by hand."""
from typing import Callable, ParamSpec, TypeAliasType, TypeVar, TypeVarTuple
from _attempt import attempt

T, P, Ts, D = TypeVar("T"), ParamSpec("P"), TypeVarTuple("Ts"), TypeVar("D", default=int)
print(TypeAliasType("A", list[T], type_params=(T,))[int], TypeAliasType(name="B", value=5).__value__)
print(TypeAliasType("C", Callable[P, tuple[*Ts]], type_params=(P, Ts)).__parameters__, TypeAliasType("E", 0).__type_params__)
attempt(TypeAliasType)
attempt(TypeAliasType, "A")
attempt(TypeAliasType, 1, 2)
attempt(TypeAliasType, "A", int, (T,))
attempt(TypeAliasType, "A", int, type_params=[T])
attempt(TypeAliasType, "A", int, type_params=(1,))
attempt(TypeAliasType, "A", int, type_params=(D, T))
attempt(TypeAliasType, "A", int, unknown=1)
