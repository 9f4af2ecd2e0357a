# ends: ok
from array import array
x = array('i', range(100))
class C:
    def __index__(self):
        del x[:]
        return 1
try:
    x[50] = C()
    x.insert(C(), C())
except (IndexError, BufferError):
    pass
