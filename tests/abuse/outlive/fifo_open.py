# ends: time; allow: Files
import os
path = f'/tmp/taipan-abuse-{os.getpid()}'
os.mkfifo(path)
pipe = os.open(path, os.O_PATH)
os.unlink(path)
open(f'/proc/self/fd/{pipe}')
