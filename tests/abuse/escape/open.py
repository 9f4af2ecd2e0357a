# ends: PermissionError
open('/etc/passwd')
