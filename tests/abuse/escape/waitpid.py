# ends: PermissionError: not allowed: starting processes
import os
os.waitpid(-1, os.WNOHANG)
