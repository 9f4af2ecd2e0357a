# ends: time; allow: Threads
import threading
def loop():
    while True:
        pass
thread = threading.Thread(target=loop, daemon=True)
thread.start()
thread.join()
