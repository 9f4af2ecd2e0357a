"""Subclasses, weak references, comparison."""
import gc
import mmap
import weakref


class Own(mmap.mmap):
    def __new__(cls, *args, **keywords):
        own = super().__new__(cls, *args, **keywords)
        own.name = "own"
        return own

    def read(self):
        return b"<" + super().read() + b">"


own = Own(-1, 4)
own[:] = b"text"
print(own.read(), own.name, type(own).__mro__[1] is mmap.mmap, len(own))
reference = weakref.ref(own)
print(reference() is own, own == own, own == mmap.mmap(-1, 4), hash(own) == hash(own))
del own
gc.collect()
print(reference())
try:
    mmap.mmap(-1, 4).name = 1
except AttributeError as error:
    print(error)
print(mmap.error is OSError, mmap.mmap.__module__, mmap.ALLOCATIONGRANULARITY == mmap.PAGESIZE)
