# ends: ok
import weakref
class C:
    def __del__(self):
        kept.append(weakref.ref(self))
kept = []
C()
assert kept[0]() is None
