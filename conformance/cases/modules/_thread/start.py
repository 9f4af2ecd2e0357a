import _thread

l = _thread.allocate_lock()
l.acquire()
seen = []


def f(a, b=0):
    seen.append((a, b))
    l.release()


print(type(_thread.start_new_thread(f, (1,), {"b": 2})))
l.acquire()
print(seen)
try:
    _thread.start_new_thread(f, [1])
except TypeError as error:
    print(error)
try:
    _thread.start_new_thread(5, ())
except TypeError as error:
    print(error)
print(l.locked(), _thread.start_new is _thread.start_new_thread)
