a = bytearray(b"abc")
print(a.__alloc__() >= 4, a.__sizeof__() > 40, len(a))
for i in range(100):
    a.append(i)
print(len(a), a.__alloc__() > 100)
del a[:50]
print(len(a), a[:3])
a[:] = b""
print(a, a.__alloc__() >= 0)
