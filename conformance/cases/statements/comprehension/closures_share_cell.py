fs = [lambda: i for i in range(3)]
print([f() for f in fs])
gs = [lambda i=i: i for i in range(3)]
print([g() for g in gs])
def outer(k):
    return [lambda: (i, k) for i in range(2)]
print([f() for f in outer("k")])
print([(lambda: j)() for j in range(3)])
print(fs[0].__closure__[0].cell_contents, fs[0].__closure__[0] is fs[1].__closure__[0])
