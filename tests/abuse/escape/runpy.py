# ends: ok
import runpy
try:
    runpy.run_path('/etc/passwd')
except PermissionError:
    pass
else:
    assert False
