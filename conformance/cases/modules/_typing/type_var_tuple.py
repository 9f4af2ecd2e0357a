"""`TypeVarTuple`: unpacking, attributes, errors."""
from _attempt import attempt
from _typing import TypeVarTuple

Ts = TypeVarTuple("Ts")
print(Ts, Ts.__name__, Ts.__default__, Ts.has_default(), list(Ts), len(list(Ts)), tuple[*Ts])
print(TypeVarTuple("Us", default=tuple[int, str]).__default__, TypeVarTuple(name="Vs").__name__)
print(tuple[*Ts].__parameters__, tuple[int, *Ts][str, float], tuple[*Ts][()])
attempt(TypeVarTuple)
attempt(TypeVarTuple, 5)
attempt(TypeVarTuple, "Ts", 5)
attempt(TypeVarTuple, "Ts", bound=int)
attempt(lambda: tuple[Ts])
attempt(type, "Sub", (TypeVarTuple,), {})
attempt(type, "Sub", (Ts,), {})
attempt(Ts.__typing_subst__, int)
attempt(setattr, Ts, "__name__", "x")
