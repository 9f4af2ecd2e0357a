# ends: time; allow: Files
import os
path = f'/tmp/taipan-abuse-{os.getpid()}'
os.mkfifo(path)
pipe = os.open(path, os.O_PATH)
os.unlink(path)
os.open(f'/proc/self/fd/{pipe}', os.O_WRONLY)
