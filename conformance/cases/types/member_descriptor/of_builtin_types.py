"""Members of builtin types: read-only ones, and ones of one type."""
import types
from _attempt import attempt


def function(a=1):
    yield


generator = function()
for member, thing in ((types.FunctionType.__closure__, function), (types.FunctionType.__globals__, function), (types.CodeType.co_name, function.__code__),
                      (types.GeneratorType.gi_code, generator), (slice.start, slice(1, 2)), (types.MethodType.__func__, "".join),
                      (complex.real, 1j), (range.start, range(3)), (super.__thisclass__, super(int, 5))):
    print(type(member).__name__, member)
    attempt(lambda: str(type(member.__get__(thing)).__name__))
    attempt(member.__set__, thing, None)
    attempt(member.__delete__, thing)
