# ends: ok
try:
    import mmap
    mmap.mmap(0, 10)
except (ImportError, PermissionError):
    pass
else:
    assert False
