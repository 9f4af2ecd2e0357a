def gen():
    while True:
        try:
            yield 1
        except GeneratorExit:
            print("ignored")
            yield 2
            return

g = gen()
next(g)
try:
    g.close()
except RuntimeError as e:
    print(e)
print(g.gi_frame is not None, next(g, "end"), g.gi_frame)
import sys

sys.unraisablehook = lambda unraisable: print(repr(unraisable.exc_value), unraisable.err_msg.split(" <")[0], unraisable.object)
g = gen()
next(g)
g = None
print("after")
