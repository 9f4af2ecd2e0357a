# ends: PermissionError
import os
os.abort()
