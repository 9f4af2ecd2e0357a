import gc
import io
import os
import weakref

seen, kept = [], []


class A:
    def __del__(self):
        seen.append(self.reference() is None)
        kept.append(self)


a = A()
a.a = a
outside = a.reference = weakref.ref(a)
del a
gc.collect()
print(seen, outside() is None, len(kept))


class Stream(io.RawIOBase):
    def close(self):
        kept.append(self)
        super().close()


stream = Stream()
stream.stream = stream
outside = weakref.ref(stream)
del stream
gc.collect()
print(outside() is None, len(kept))


class NoPath:
    __fspath__ = None


for function in (os.fspath, os.stat):
    try:
        function(NoPath())
    except TypeError as error:
        print(error)
