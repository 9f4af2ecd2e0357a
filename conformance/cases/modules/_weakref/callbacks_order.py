import weakref

class A: ...

order = []
a = A()
refs = [weakref.ref(a, lambda r, n=n: order.append((n, r()))) for n in range(3)]
weakref.ref(a, lambda r: order.append("dropped reference"))
dead = weakref.ref(a, lambda r: 1 / 0)
del dead
f = weakref.finalize(a, order.append, "finalize")
print(f.alive, f.detach()[2], f.alive)
del a
for entry in order:
    print(entry)
