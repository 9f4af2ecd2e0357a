import _imp, importlib.machinery, importlib.util, sys

spec = importlib.util.find_spec("_struct")
print(spec.origin, spec.loader.__name__, spec.has_location, spec.cached)
module = _imp.create_builtin(spec)
print(module.__name__, _imp.exec_builtin(module), hasattr(module, "pack"))
class Spec: ...
try:
    _imp.create_builtin(Spec())
except AttributeError as error:
    print(type(error).__name__)
s = Spec()
s.name = "no_such_builtin"
print(_imp.create_builtin(s))
s.name = 5
try:
    _imp.create_builtin(s)
except TypeError as error:
    print(type(error).__name__)
