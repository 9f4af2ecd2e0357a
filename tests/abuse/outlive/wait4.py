# ends: time; allow: Files, Subprocess
import os
pid = os.posix_spawn('/bin/sleep', ['sleep', '3'], {})
os.wait4(pid, 0)
os.waitid(os.P_PID, pid, os.WEXITED)
