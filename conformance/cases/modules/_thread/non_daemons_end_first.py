import _thread

import threading
import time


def late():
    time.sleep(0.02)
    print("late")


threading.Thread(target=late).start()
threading.Thread(target=time.sleep, args=(100,), daemon=True).start()
print("end")
print(threading.active_count(), [thread.daemon for thread in threading.enumerate()])
