import sys
def state(): return repr(sys.exception())
def f():
    print("f before", state())
    try: raise KeyError("in f")
    except KeyError: print("f inside", state())
    print("f after", state())
try:
    raise ValueError("outer")
except ValueError:
    f()
    print("still", state())
    try: raise OSError
    except OSError: print(state())
    finally: print("finally", state())
    print("again", state())
else: pass
print("outside", state())
def gen():
    print("gen", state())
    try: raise TypeError("in gen")
    except TypeError:
        yield state()
        print("resumed", state())
    yield state()
g = gen()
try: raise ValueError("one")
except ValueError: print(next(g), state())
try: raise ValueError("two")
except ValueError: print(next(g), state())
print(state())
class C:
    def __del__(self): print("del sees", state())
try: raise LookupError("x")
except LookupError: C()
[state() for _ in "a"]
try: 1 / 0
except ZeroDivisionError: print([state() for _ in "a"], (lambda: state())(), *map(lambda _: state(), "a"))
