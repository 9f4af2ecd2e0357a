log = []
def v(x):
    log.append(x)
    return x
def f(*a, **k): return a, k
class M(dict):
    def keys(self):
        log.append("keys")
        return super().keys()
    def __getitem__(self, k):
        log.append("get " + k)
        return super().__getitem__(k)
def it():
    log.append("iterating")
    yield 1
    log.append("iterated")
(log.append("function"), f)[1](v(1), *it(), v(2), a=v(3), **M(b=4), c=v(5))
print(log)
log.clear()
def defaults(a=v("d1"), b=v("d2"), *, c=v("d3")): pass
print(log)
log.clear()
try:
    (log.append("function"), 5)[1](v("argument"))
except TypeError as e:
    print(log, e)
log.clear()
try:
    f(v(1), x=v(2), **{"y": v(3)}, **M(x=4), z=v("not reached"))
except TypeError as e:
    print(log, e)
log.clear()
try:
    f(*v(5), v(6))
except TypeError as e:
    print(log, e)
log.clear()
f(x=v("kw"), *[v("star")])
print(log)
