"""`sys._current_frames` and `sys._current_exceptions` tell of all threads."""
import sys
import threading

ready, go_on = threading.Event(), threading.Event()


def wait_there():
    local = "seen"
    try:
        {}["missing"]
    except KeyError:
        ready.set()
        go_on.wait()


thread = threading.Thread(target=wait_there)
thread.start()
ready.wait()
frames = sys._current_frames()
own = threading.get_ident()
print(len(frames), frames[own] is sys._getframe())
frame = frames[thread.ident]
while frame.f_code.co_name != "wait_there":
    frame = frame.f_back
print(frame.f_locals, frame.f_lineno - frame.f_code.co_firstlineno)
print(frame.f_back.f_code.co_name, frame.f_back.f_back.f_code.co_name)
exceptions = sys._current_exceptions()
print(repr(exceptions[thread.ident]), exceptions[own])
go_on.set()
thread.join()
print(list(sys._current_frames()) == [own], list(sys._current_exceptions()) == [own])
# The frame has outlived its thread.
print(frame.f_back.f_code.co_name, frame.f_locals["local"])
