def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import sys

old = sys.getrecursionlimit()
print(old, sys.setrecursionlimit(200), sys.getrecursionlimit())
def depth(n):
    return 1 + depth(n + 1)
attempt(depth, 0)
attempt(sys.setrecursionlimit, 0)
attempt(sys.setrecursionlimit, -5)
attempt(sys.setrecursionlimit, 1)
attempt(sys.setrecursionlimit, "x")
attempt(sys.setrecursionlimit, 2**40)
attempt(sys.setrecursionlimit)
sys.setrecursionlimit(old)
