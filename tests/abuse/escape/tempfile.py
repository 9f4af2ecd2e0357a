# ends: ok
import tempfile
try:
    tempfile.TemporaryFile()
except (PermissionError, FileNotFoundError):
    pass
else:
    assert False
