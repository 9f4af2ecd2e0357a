import _queue

print(_queue.Empty.__module__, _queue.Empty.__name__, _queue.Empty.__bases__)
import queue
print(queue.Empty is _queue.Empty, queue.SimpleQueue is _queue.SimpleQueue)
print(issubclass(_queue.Empty, Exception))
