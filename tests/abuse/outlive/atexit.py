# ends: ok
import atexit
def loop():
    while True:
        pass
atexit.register(loop)
