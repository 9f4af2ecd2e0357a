# ends: PermissionError: not allowed: starting processes; the host can grant Capability::Subprocess
import os
os.waitpid(-1, os.WNOHANG)
