# ends: time; allow: Threads
import threading
def loop():
    while True:
        try:
            while True:
                pass
        except BaseException:
            pass
for _ in range(3):
    threading.Thread(target=loop, daemon=True).start()
loop()
