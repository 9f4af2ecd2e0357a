"""What a parameter specification tells of itself."""
from typing import ParamSpec
from _attempt import attempt

P = ParamSpec("P", bound=int, covariant=True)
print(P, P.__name__, P.__bound__, P.__covariant__, P.__contravariant__, P.__infer_variance__, P.__default__, P.__module__)
print([name for name in dir(P) if name not in dir(object)])
attempt(ParamSpec)
attempt(ParamSpec, 1)
attempt(ParamSpec, "P", covariant=True, contravariant=True)
attempt(ParamSpec, "P", infer_variance=True, covariant=True)
attempt(setattr, P, "__name__", "Q")
attempt(ParamSpec, "P", int)
