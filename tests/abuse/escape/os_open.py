# ends: PermissionError
import os
os.open('/etc/passwd', os.O_RDONLY)
