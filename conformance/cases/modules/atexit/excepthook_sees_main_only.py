import atexit, sys

sys.excepthook = lambda kind, error, tb: print("hook", kind.__name__, error)
sys.unraisablehook = lambda info: print("unraisable", info.exc_type.__name__, info.exc_value, info.err_msg.partition("<")[0])
atexit.register(lambda: 1 / 0)
raise LookupError("main")
