# ends: memory; allow: Threads
import threading
x = []
def loop():
    while True:
        x.append('a' * 1000 + str(len(x)))
thread = threading.Thread(target=loop, daemon=True)
thread.start()
thread.join()
