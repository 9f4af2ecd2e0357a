# ends: time; allow: Threads, Clock
import threading
threading.Event().wait()
