# ends: ok
import sys
sys.path.insert(0, '/tmp')
try:
    import taipan_abuse_missing
except (ModuleNotFoundError, PermissionError):
    pass
finally:
    sys.path.pop(0)
