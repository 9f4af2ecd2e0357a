a = bytearray(range(10))
del a[1:3]
print(list(a))
del a[::2]
print(list(a))
del a[::-1]
print(list(a))
a = bytearray(range(10))
del a[8:2:-3]
print(list(a))
a[3:1] = b"zz"
print(a)
a[100:] = b"!"
a[-1:] = b""
print(a, a[2:100:3], a[-2:-5:-1])
