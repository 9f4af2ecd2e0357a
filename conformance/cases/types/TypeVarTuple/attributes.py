"""What a tuple of type variables tells of itself, and how it is unpacked."""
from typing import TypeVarTuple, Unpack
from _attempt import attempt

Ts = TypeVarTuple("Ts")
print(Ts, Ts.__name__, Ts.__module__, Ts.__default__, Ts.has_default(), list(Ts), Unpack[Ts], [*Ts][0] == Unpack[Ts])
print([name for name in dir(Ts) if name not in dir(object)])
first, = Ts
print(first, type(first).__name__, first.__origin__, first.__parameters__, iter(Ts) is not iter(Ts))
attempt(TypeVarTuple)
attempt(TypeVarTuple, "Ts", int)
attempt(TypeVarTuple, "Ts", bound=int)
attempt(setattr, Ts, "__name__", "Us")
attempt(lambda: Ts | int)
attempt(len, Ts)
