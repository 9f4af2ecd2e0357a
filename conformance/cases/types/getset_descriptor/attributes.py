"""Computed attributes of builtin types."""
import types
from _attempt import attempt

for descriptor in (int.real, types.FunctionType.__code__, type.__dict__["__name__"], BaseException.args, types.FrameType.f_lineno, property.__dict__["__name__"]):
    print(type(descriptor).__name__, descriptor, descriptor.__name__, descriptor.__objclass__, descriptor.__qualname__)
print([name for name in dir(int.real) if name not in dir(object)], hasattr(int.real, "__doc__"))
print(int.real.__get__(5), int.real.__get__(None, int) is int.real, int.numerator.__get__(True))
attempt(int.real.__get__, "x")
attempt(int.real.__get__, None)
attempt(int.real.__set__, 5, 1)
attempt(int.real.__delete__, 5)
attempt(int.real)
