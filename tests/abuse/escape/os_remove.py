# ends: PermissionError
import os
os.remove('/tmp/taipan-abuse')
