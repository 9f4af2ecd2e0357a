# ends: memory
import weakref
class C:
    __slots__ = '__weakref__',
x = []
while True:
    c = C()
    x.append(c)
    x.append(weakref.ref(c))
