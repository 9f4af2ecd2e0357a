import _queue

print(_queue.SimpleQueue[int])
print(_queue.SimpleQueue.__class_getitem__(str))
print(repr(_queue.SimpleQueue()).startswith("<_queue.SimpleQueue object at 0x"))
