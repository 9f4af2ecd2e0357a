"""The type itself: no instances, no subclasses, its names."""
import types
from _attempt import attempt

kind = type(len)
print(kind, kind is type([].append), kind is types.BuiltinFunctionType, kind is types.BuiltinMethodType, kind.__mro__, kind.__doc__)
attempt(kind)
attempt(kind, len)
attempt(lambda: type("Sub", (kind,), {}))
attempt(setattr, kind, "x", 1)
print(kind.__name__.__class__, [name for name in vars(kind) if name not in vars(object)])
print(isinstance(len, types.FunctionType), isinstance(str.join, kind), callable(len))
