"""`__typing_subst__` checks what is put for the variable."""
from typing import ParamSpec, TypeVar, TypeVarTuple, Unpack
from _attempt import attempt

T, P, Ts = TypeVar("T"), ParamSpec("P"), TypeVarTuple("Ts")
attempt(T.__typing_subst__, int)
attempt(T.__typing_subst__, None)
attempt(T.__typing_subst__, 5)
attempt(T.__typing_subst__, "name")
attempt(T.__typing_subst__, Unpack[Ts])
attempt(P.__typing_subst__, [int, str])
attempt(P.__typing_subst__, ...)
attempt(P.__typing_subst__, int)
attempt(Ts.__typing_subst__, int)
attempt(T.__typing_prepare_subst__, list[T], ())
attempt(T.__typing_prepare_subst__, list[T], (int,))
