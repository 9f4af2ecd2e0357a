# ends: PermissionError
import _io
_io.FileIO('/etc/passwd')
