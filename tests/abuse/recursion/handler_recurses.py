# ends: RecursionError
import sys
sys.setrecursionlimit(200)
def f():
    try:
        f()
    except RecursionError:
        g()
def g():
    g()
f()
