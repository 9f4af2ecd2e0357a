# ends: ZeroDivisionError; allow: Files
import os
path = f'/tmp/taipan-abuse-{os.getpid()}'
os.mkfifo(path)
pipe = os.open(path, os.O_PATH)
os.unlink(path)
exec(compile('1 / 0', f'/proc/self/fd/{pipe}', 'exec'))
