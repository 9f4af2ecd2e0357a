# ends: PermissionError
import os
os.fork()
