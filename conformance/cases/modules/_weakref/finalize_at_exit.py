import weakref

class A: ...
a, b, c = A(), A(), A()
f = weakref.finalize(a, print, "first", sep="!")
g = weakref.finalize(b, print, "second")
h = weakref.finalize(c, print, "never")
h.atexit = False
i = weakref.finalize(A, print, "class")
print(f.alive, g.peek()[1:], f.atexit, h.atexit)
del b
print(g.alive, g(), g.peek())
print(f.detach()[1] is print, f.alive, f())
try:
    weakref.finalize(5, print)
except TypeError as error:
    print(error)
