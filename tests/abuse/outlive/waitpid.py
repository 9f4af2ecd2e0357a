# ends: time; allow: Files, Subprocess
import os
pid = os.posix_spawn('/bin/sleep', ['sleep', '3'], {})
os.waitpid(pid, 0)
os.wait()
