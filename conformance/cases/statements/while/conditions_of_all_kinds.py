def count(make):
    n = 0
    def again():
        nonlocal n
        n += 1
        return n < 4
    make(again)
    return n
def a(f):
    while f(): pass
def b(f):
    while not not f(): pass
def c(f):
    while f() and True: pass
def d(f):
    while f() or False: pass
def e(f):
    while f() is True: pass
def g(f):
    while 0 < f() < 2: pass
def h(f):
    while [f()] == [True]: pass
def i(f):
    while (lambda: f())(): pass
def j(f):
    while True if f() else False: pass
def k(f):
    while (x := f()) and x: pass
def l(f):
    while f() in (True,): pass
def m(f):
    while f() and not (False or None): pass
def n(f):
    while any([f()]) and all([]): pass
for x in (a, b, c, d, e, g, h, i, j, k, l, m, n): print(x.__name__, count(x))
