# ends: PermissionError
import os
os.urandom(1)
