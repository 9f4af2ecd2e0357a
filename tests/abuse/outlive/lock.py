# ends: time; allow: Threads
import threading
lock = threading.Lock()
lock.acquire()
lock.acquire()
