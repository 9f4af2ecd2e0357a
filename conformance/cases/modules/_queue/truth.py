import _queue

print(bool(_queue.SimpleQueue()), _queue.SimpleQueue() == _queue.SimpleQueue())
try:
    len(_queue.SimpleQueue())
except TypeError as error:
    print(error)
try:
    iter(_queue.SimpleQueue())
except TypeError as error:
    print(error)
