# ends: PermissionError
import pathlib
pathlib.Path('/etc/passwd').read_text()
