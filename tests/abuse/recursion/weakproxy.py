# ends: ok
import weakref
class C:
    def __repr__(self):
        return repr(weakref.proxy(self)) + str(weakref.proxy(self))
c = C()
try:
    repr(c)
except RecursionError:
    pass
