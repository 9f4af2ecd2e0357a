"""A subclass of `SemLock`, representations, weak references."""
import weakref
from _attempt import attempt, name
from _multiprocessing import SemLock


class Own(SemLock):
    def acquire(self, *args):
        return ["own", super().acquire(*args)]


own = Own(1, 1, 1, name(), True)
print(own.acquire(False), own.acquire(False), own.__enter__.__name__, isinstance(own, SemLock))
own.extra = 1
print(own.extra, repr(SemLock(1, 1, 1, name(), True)).startswith("<_multiprocessing.SemLock object at 0x"))
attempt(weakref.ref, SemLock(1, 1, 1, name(), True))
attempt(setattr, SemLock, "x", 1)
attempt(SemLock(1, 1, 1, name(), True).__reduce_ex__, 2)
