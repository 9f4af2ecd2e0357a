# ends: work
import weakref
class C:
    pass
def loop():
    while True:
        pass
c = C()
weakref.finalize(c, loop)
while True:
    pass
