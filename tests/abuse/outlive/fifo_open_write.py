# ends: time; allow: Files, Process
import os, tempfile
path = os.path.join(tempfile.mkdtemp(), 'pipe')
os.mkfifo(path)
os.open(path, os.O_WRONLY)
