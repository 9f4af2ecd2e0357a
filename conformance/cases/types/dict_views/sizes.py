"""Length, truth and size of views."""
import sys
from operator import length_hint

table = dict.fromkeys(range(1000))
for view in (table.keys(), table.values(), table.items()):
    print(len(view), bool(view), length_hint(view), sys.getsizeof(view) < 200, view.__sizeof__() > 0)
    walk = iter(view)
    next(walk)
    print(length_hint(walk), len(list(walk)), length_hint(walk))
print(bool({}.keys()), bool({}.values()), bool({}.items()))
