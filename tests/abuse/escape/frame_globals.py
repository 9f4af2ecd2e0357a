# ends: ok
import sys
frame = sys._getframe()
while frame.f_back:
    frame = frame.f_back
assert frame.f_globals['__name__'] == '__main__'
try:
    frame.f_builtins['open']('/etc/passwd')
except PermissionError:
    pass
else:
    assert False
