# ends: work
import weakref
class C:
    pass
def loop(ref):
    while True:
        pass
c = C()
keep = weakref.ref(c, loop)
del c
while True:
    pass
