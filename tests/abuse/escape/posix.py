# ends: PermissionError
import posix
posix.open('/etc/passwd', 0)
