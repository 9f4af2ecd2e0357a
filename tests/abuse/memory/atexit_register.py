# ends: memory
import atexit
args = range(10_000)
while True:
    atexit.register(print, *args)
