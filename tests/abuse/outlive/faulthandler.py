# ends: ok
try:
    import faulthandler
    faulthandler.dump_traceback_later(1, exit=True)
except (ModuleNotFoundError, PermissionError, OSError):
    pass
else:
    assert False
