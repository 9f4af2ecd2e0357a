# ends: ok
class C:
    pass
x = C()
for _ in range(300_000):
    y = C()
    y.x = x
    x = y
del x, y
