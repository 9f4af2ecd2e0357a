def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

import sys
old = sys.getrecursionlimit()
print(old)
sys.setrecursionlimit(100)
def depth(n=0):
    try:
        return depth(n + 1)
    except RecursionError:
        return n

print(50 < depth() <= 100)
sys.setrecursionlimit(old)
show("zero", lambda: sys.setrecursionlimit(0))
show("str", lambda: sys.setrecursionlimit("a"))
