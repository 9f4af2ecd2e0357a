"""What is put for a tuple of type variables."""
from typing import Generic, TypeVar, TypeVarTuple, Unpack
from _attempt import attempt

T, Ts, Us = TypeVar("T"), TypeVarTuple("Ts"), TypeVarTuple("Us")


class Array(Generic[T, *Ts]):
    pass


print(Array[int], Array[int, str, bytes], Array[int, *tuple[str, ...]], Array[int, Unpack[Us]], Array[int, *Us][str, str])
print(tuple[*Ts][int, str], tuple[T, *Ts, int][bytes, str, float], tuple[*Ts][()], dict[T, tuple[*Ts]][int, str, bytes])
print(Array.__parameters__, Array[T, *Us].__parameters__, Array[int, *Ts].__args__)
attempt(lambda: Array[()])
attempt(lambda: Generic[*Ts, *Us])
attempt(lambda: tuple[T, Ts][int, str])
attempt(lambda: tuple[T, *Ts][()])
