x = "outer"
for x in range(2): pass
print(x)
[x for x in "comprehension"]
print(x)
def f():
    for y in range(3): pass
    return y, [lambda: y for _ in "ab"][0]()
print(f())
def unbound():
    for z in []: pass
    return z
try:
    unbound()
except UnboundLocalError as e:
    print(e)
fs = []
for i in range(3): fs.append(lambda: i)
print([f() for f in fs], [f() for f in [lambda i=i: i for i in range(3)]])
class C:
    for attr in ("a", "b"): locals()[attr] = attr * 2
print(C.a, C.b, C.attr)
def g():
    global made
    for made in "xyz": pass
g()
print(made)
def h():
    n = 0
    def inner():
        nonlocal n
        for n in range(7): pass
    inner()
    return n
print(h())
