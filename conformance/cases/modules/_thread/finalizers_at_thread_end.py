"""A thread ends, whatever finalizers of its thread-local objects make it keep."""
import contextvars
import threading

local = threading.local()
variable = contextvars.ContextVar("variable")
first = []


class Again:
    """Comes back in the thread that it goes with."""

    def __init__(self, keep):
        self.keep = keep

    def __del__(self):
        if not first:
            first.append(threading.current_thread() is thread)
        self.keep(Again(self.keep))


def in_local(value):
    local.value = value


def in_new_local(value):
    threading.local().value = value


def work():
    keep(Again(keep))


def look():
    print(hasattr(local, "value"), variable.get(None))


for keep in in_local, variable.set:
    first.clear()
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    print(keep is in_local, first, thread.is_alive())
    thread = threading.Thread(target=look)
    thread.start()
    thread.join()
    # Nothing comes back when all this goes.
    Again.__del__ = lambda self: None
