"""`ParamSpec`, its arguments and keywords."""
from _attempt import attempt
from _typing import ParamSpec, ParamSpecArgs, ParamSpecKwargs

P = ParamSpec("P")
print(P, P.__name__, P.__bound__, P.__default__, P.has_default(), P.__covariant__, P.__infer_variance__)
print(P.args, P.kwargs, P.args.__origin__ is P, P.kwargs.__origin__ is P, type(P.args) is ParamSpecArgs)
print(P.args == P.args, P.args == P.kwargs, P.args == ParamSpec("P").args, ParamSpecArgs(P) == P.args)
print(ParamSpec("Q", covariant=True), ParamSpec("R", contravariant=True), ParamSpec("S", default=[int, str]).__default__)
print(ParamSpecKwargs(5), ParamSpecArgs(5))
attempt(hash, P.args)
attempt(ParamSpecArgs)
attempt(ParamSpecKwargs, 1, 2)
attempt(ParamSpec)
attempt(ParamSpec, 5)
attempt(ParamSpec, "P", covariant=True, contravariant=True)
attempt(ParamSpec, "P", infer_variance=True, covariant=True)
attempt(type, "Sub", (ParamSpec,), {})
attempt(type, "Sub", (P,), {})
attempt(type, "Sub", (P.args,), {})
attempt(type, "Sub", (P.kwargs,), {})
