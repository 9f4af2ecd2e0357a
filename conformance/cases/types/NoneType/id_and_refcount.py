import sys, gc
before = sys.getrefcount(None)
keep = [None] * 1000
print(sys.getrefcount(None) == before, gc.is_tracked(None), sys.getsizeof(None) > 0)
import weakref
try:
    weakref.ref(None)
except TypeError as e:
    print(e)
print(gc.get_referents(None), None.__reduce_ex__.__name__)
try:
    print(None.__reduce__())
except TypeError as e:
    print(e)
