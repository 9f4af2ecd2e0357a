# ends: work
import atexit
def loop():
    while True:
        pass
atexit.register(loop)
while True:
    pass
