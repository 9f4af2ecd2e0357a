import _thread

h = _thread._ThreadHandle()
print(h.is_done(), h.ident, h)
try:
    h.join()
except RuntimeError as error:
    print(error)
h = _thread.start_joinable_thread(lambda: None)
h.join()
print(h.is_done(), h.join(), h.join(0))
try:
    _thread.start_joinable_thread(lambda: None, handle=h)
except RuntimeError as error:
    print(error)
