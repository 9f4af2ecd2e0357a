import sys, types as t
from math import pi as p, floor
from collections import (OrderedDict,
                         deque,)
import os.path
print(t.__name__, round(p, 3), floor(2.7), deque([1]), os.path.join("a", "b"))
def f():
    import string
    from string import digits
    return digits, string.__name__
print(f(), "string" in globals())
