"""What iterators hold: the dict until the end, cycles are collected."""
import gc
import weakref


class Table(dict):
    pass


for make in (iter, lambda d: iter(d.values()), lambda d: reversed(d)):
    table = Table(a=1)
    seen = weakref.ref(table)
    walk = make(table)
    del table
    print(seen() is None, next(walk), next(walk, "end"), seen() is None)
    table = Table()
    table["walk"] = make(table)
    seen = weakref.ref(table)
    del table
    gc.collect()
    print(seen(), gc.is_tracked(walk))
