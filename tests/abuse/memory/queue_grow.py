# ends: memory
import queue
x = queue.SimpleQueue()
while True:
    x.put(None)
