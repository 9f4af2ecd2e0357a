# ends: ok
import importlib.machinery
loader = importlib.machinery.SourceFileLoader('x', '/etc/passwd')
try:
    loader.get_data('/etc/passwd')
except PermissionError:
    pass
else:
    assert False
