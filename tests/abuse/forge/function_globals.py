# ends: ok
import types
f = types.FunctionType((lambda: open('/etc/passwd')).__code__, {})
try:
    f()
except (PermissionError, NameError):
    pass
else:
    assert False
