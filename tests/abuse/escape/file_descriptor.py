# ends: PermissionError
import _io
_io.FileIO(0)
