# ends: time; allow: Files, Process
import os, tempfile
path = os.path.join(tempfile.mkdtemp(), 'pipe')
os.mkfifo(path)
try:
    open(path)
finally:
    os.unlink(path)
