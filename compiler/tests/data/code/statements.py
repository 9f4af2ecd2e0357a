"""Simple statements, loops and jumps."""
import a, b.c, d.e.f as g
from h import i, j as k
from . import m
from .n.o import *
global_ = 1
x = y = z = 0
x, *y, z = 1, 2, 3, 4
(x, y), [z] = ((1, 2), [3])
x.attr, x[0], x[1:2], x[1:2:3] = x
x += 1; x.attr -= 2; x[y] *= 3; x[1:2] //= 4; x[a, ...] @= 5
del x, y.attr, z[0], z[1:2], (a, [b])
assert x
assert x, "message"
assert not x and y, f"{x}"
if x: pass
if x: y
elif z: w
else: v
while x: y
while True:
    if x: break
    if y: continue
    z
else:
    unreachable
while 0: never
while x < 1 <= y != z:
    if not (x and y or z): break
else:
    finished
for x in y: pass
for x, (y, *z) in w:
    if x: continue
    if y: break
else:
    v
for x.attr in y: x
for i in (1, 2, 3): i
for i in [1, 2, 3]: i
for i in {1, 2, 3}: i
for i in [x, y]: i
pass
...
"constant"
1, 2
x if y else z
x or y and z
not x
-x, +x, ~x
x + y - z * w / v // u % t ** s @ r << q >> p & o ^ n | m
x is y is not z in w not in v
x == 1 != 2 < 3 > 4 <= 5 >= 6
(w := x), [v := y, w]
raise
raise x
raise x from y
if __debug__: debug
if not __debug__: no_debug
if 1: always
else: never
if None: never
x = 1 if 0 else 2
return_ = lambda: (yield)
def f():
    global gg
    gg = 1
    local = 2
    def inner():
        nonlocal local
        local += 1
        return local
    if local:
        return
    elif inner:
        return 1
    return local, inner
def g(a, b):
    while a:
        for c in b:
            if c: return c
            while c:
                if a: break
            else: continue
            break
        else:
            return
    del a
    print(a, b)
    if b:
        maybe = 1
    return maybe
