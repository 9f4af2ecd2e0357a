# ends: ok
import _imp, importlib.machinery
spec = importlib.machinery.ModuleSpec('x', None, origin='/lib/x.so')
try:
    _imp.create_dynamic(spec)
except (ImportError, PermissionError, AttributeError):
    pass
else:
    assert False
