import gc, weakref

class A: ...
log = []
a = A()
a.self = a
a.ref = weakref.ref(a, lambda r: log.append("inside the cycle"))
outside = weakref.ref(a, lambda r: log.append("outside"))
b = A()
b.me = b
b.partner = weakref.ref(a, lambda r: log.append("from other garbage"))
del a, b
print(outside() is not None, len(log))
gc.collect()
print(len(log))
print(outside(), log)
