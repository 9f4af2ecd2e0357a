import atexit

import threading
import time

atexit.register(print, "exit")


def late():
    time.sleep(0.02)
    print("thread")


threading.Thread(target=late).start()
print("end")
