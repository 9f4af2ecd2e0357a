# ends: ok
from collections import deque
class C:
    def __eq__(self, other):
        x.clear()
        return False
x = deque([C()] * 10)
try:
    x.index(1)
    x.count(1)
    x.remove(1)
except (ValueError, IndexError, RuntimeError):
    pass
