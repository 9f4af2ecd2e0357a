"""Errors in cycles through their files and attributes."""
import gc
import weakref


class Name(str):
    pass


error = OSError(2, "x", Name("file"))
error.filename.error = error
seen = weakref.ref(error.filename)
del error
print(gc.collect() > 0, seen())
error = OSError(2, "x", "file")
error.filename2 = [error]
print(gc.is_tracked(error), error in error.filename2)
try:
    weakref.ref(error)
except TypeError as problem:
    print(problem)
