"""Setting and deleting through the descriptors of functions, exceptions, types."""
import types
from _attempt import attempt


def function(): ...


name = types.FunctionType.__name__ if False else types.FunctionType.__dict__["__name__"]
print(type(name).__name__, name.__get__(function), name.__set__(function, "renamed"), function.__name__)
attempt(name.__set__, function, 5)
attempt(name.__delete__, function)
attempt(name.__set__, 5, "x")
attempt(name.__set__, function)
args = BaseException.args
error = ValueError(1)
args.__set__(error, [2, 3])
print(error.args, repr(error))
attempt(args.__delete__, error)
attempt(args.__set__, error, 5)
attempt(args.__set__, "x", ())
