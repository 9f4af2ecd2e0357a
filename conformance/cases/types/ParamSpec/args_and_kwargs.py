"""`args` and `kwargs` of a parameter specification."""
from typing import ParamSpec, ParamSpecArgs, ParamSpecKwargs, get_origin
from _attempt import attempt

P, Q = ParamSpec("P"), ParamSpec("Q")
print(P.args, P.kwargs, type(P.args), type(P.kwargs), P.args.__origin__ is P, get_origin(P.kwargs) is P)
print(P.args == P.args, P.args is P.args, P.args == Q.args, P.args == P.kwargs, P.args != Q.args)
print(ParamSpecArgs(P) == P.args, ParamSpecKwargs(5), ParamSpecArgs("x").__origin__, ParamSpecArgs.__mro__)
attempt(hash, P.args)
attempt(ParamSpecArgs)
attempt(setattr, P.args, "__origin__", 1)
attempt(setattr, P, "args", 1)
attempt(lambda: P.args < P.args)
