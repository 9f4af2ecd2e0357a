"""They are immortal, the same everywhere, untracked."""
import gc
import sys

for thing in (None, True, False, Ellipsis, NotImplemented):
    before = sys.getrefcount(thing)
    kept = [thing] * 1000
    print(thing, sys.getrefcount(thing) == before, gc.is_tracked(thing), gc.get_referents(thing), id(thing) == id(kept[5]), sys.getsizeof(thing) > 0)
print(len({None, None, False, 0, True, 1, ...}), [None, False].index(False), [0, False].count(False), None in [0, False, ""])
print(sorted([True, False, 2]), {True: "one"}[1], {None: 1}[None], max(True, 2), True + True, isinstance(True, int))
