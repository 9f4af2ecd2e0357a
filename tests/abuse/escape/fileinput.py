# ends: PermissionError
import fileinput
list(fileinput.input('/etc/passwd'))
