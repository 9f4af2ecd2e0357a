import _thread

import threading
import time


shown = threading.Event()


def late():
    shown.wait()
    time.sleep(0.02)
    print("late")


threading.Thread(target=late).start()
threading.Thread(target=time.sleep, args=(100,), daemon=True).start()
print("end")
print(threading.active_count(), [thread.daemon for thread in threading.enumerate()])
shown.set()
