# ends: time; allow: Threads
import os, threading
read, write = os.pipe()
threads = [threading.Thread(target=os.read, args=(read, 1)) for _ in range(4)]
for thread in threads:
    thread.start()
os.write(write, b'x')
for thread in threads:
    thread.join()
