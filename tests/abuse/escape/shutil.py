# ends: PermissionError
import shutil
shutil.copyfile('/etc/passwd', '/tmp/taipan-abuse')
