# ends: time; allow: Threads
import _queue
_queue.SimpleQueue().get()
