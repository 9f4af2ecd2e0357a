import _queue

print(_queue.SimpleQueue.__text_signature__, _queue.SimpleQueue.get.__text_signature__)
print(_queue.SimpleQueue.put.__text_signature__)
print(sorted(n for n in dir(_queue.SimpleQueue) if not n.startswith("__")))
