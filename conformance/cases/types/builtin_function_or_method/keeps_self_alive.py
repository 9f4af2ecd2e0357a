"""A bound method holds its object; cycles through methods are collected."""
import gc
import sys
import weakref


class Items(list):
    pass


items = Items([1])
seen = weakref.ref(items)
method = items.append
del items
print(seen() is not None, method(2), seen() == [1, 2])
del method
print(seen())
items = Items()
items.method = items.append
seen = weakref.ref(items)
del items
gc.collect()
print(seen(), gc.is_tracked([].append), weakref.ref(len)() is len, sys.getsizeof(len) > 0)
