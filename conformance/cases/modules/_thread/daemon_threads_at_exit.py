import _thread, time

lock = _thread.allocate_lock()
def forever():
    lock.release()
    while True:
        time.sleep(0.001)

lock.acquire()
handle = _thread.start_joinable_thread(forever, daemon=True)
lock.acquire()
print(handle.is_done(), _thread._count() >= 1)
try:
    handle.join(0.01)
    print("not done", handle.is_done())
except RuntimeError as error:
    print(error)
print(_thread.daemon_threads_allowed())
