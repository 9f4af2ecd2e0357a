# A foreign call lets other threads run; threads that C starts can call Python.
import threading
from ctypes import *

libc = CDLL(None)
ready = threading.Event()
order = []


def other():
    ready.wait()
    order.append("other")


thread = threading.Thread(target=other)
thread.start()
ready.set()
libc.usleep(200_000)
order.append("main")
thread.join()
print(order)
Start = CFUNCTYPE(c_void_p, c_void_p)
seen = []


@Start
def body(argument):
    seen.append((argument, threading.current_thread() is threading.main_thread(), type(threading.current_thread()).__name__))
    return argument * 2


handles = []
for number in range(1, 4):
    handle = c_ulong()
    print(libc.pthread_create(byref(handle), None, body, c_void_p(number)))
    handles.append(handle)
for handle in handles:
    result = c_void_p()
    print(libc.pthread_join(handle, byref(result)), result.value)
print(sorted(seen))
