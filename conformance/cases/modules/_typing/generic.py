"""`Generic`: classes, subscripts, what it refuses."""
from _attempt import attempt
from _typing import Generic, ParamSpec, TypeVar, TypeVarTuple

T, S, P, Ts = TypeVar("T"), TypeVar("S"), ParamSpec("P"), TypeVarTuple("Ts")


class Pair(Generic[T, S]):
    pass


print(Pair.__parameters__, Pair.__orig_bases__, Pair.__mro__, Pair[int, str], Pair[int, S].__parameters__)
print(type(Pair[int, str]()) is Pair)
attempt(lambda: Generic[int])
attempt(lambda: Generic[()])
attempt(lambda: Generic[T, T])
attempt(lambda: Generic[T])
attempt(lambda: Generic[P])
attempt(lambda: Generic[*Ts])
attempt(lambda: Pair[int])
attempt(lambda: Pair[int, str, bytes])
print(type(Generic()) is Generic)
attempt(type, "Bare", (Generic,), {})
attempt(lambda: Pair[5, 6])
print(type(Generic), Generic.__module__, Generic.__name__, [name for name in vars(Generic) if "class" in name])
