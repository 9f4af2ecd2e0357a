# ends: PermissionError
import os
os.kill(os.getpid(), 9)
