# ends: ok
try:
    input()
except (PermissionError, EOFError, RuntimeError):
    pass
else:
    assert False
