n = 0
def f():
    global n
    n += 1
f(); f()
print(n)
def counter():
    c = 0
    def inc(by=1):
        nonlocal c
        c += by
        return c
    return inc
inc = counter()
print(inc(), inc(5), counter()())
def g():
    n += 1
try:
    g()
except UnboundLocalError as e:
    print(e)
class C:
    n += 10
print(C.n, n)
