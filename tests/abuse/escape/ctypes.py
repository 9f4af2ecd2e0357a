# ends: ok
try:
    import ctypes
    ctypes.CDLL(None)
except (ImportError, PermissionError, OSError):
    pass
else:
    assert False
