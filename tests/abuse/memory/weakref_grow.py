# ends: memory
import weakref
class C:
    pass
x = []
c = C()
while True:
    x.append(weakref.ref(c, lambda r: None))
