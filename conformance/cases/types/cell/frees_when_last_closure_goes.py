class D:
    def __del__(self): print("gone")
def outer():
    d = D()
    def f(): return d
    def g(): return d
    return f, g
f, g = outer()
del f
print("one left")
c = g.__closure__[0]
del g
print("cell left")
del c
print("end")
