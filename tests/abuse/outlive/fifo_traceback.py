# ends: ZeroDivisionError; allow: Files, Process
import os, tempfile
path = os.path.join(tempfile.mkdtemp(), 'source')
os.mkfifo(path)
exec(compile('1 / 0', path, 'exec'))
