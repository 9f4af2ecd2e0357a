l = list(range(10))
del l[2:4]
print(l)
del l[::3]
print(l)
del l[-2:]
print(l)
del l[5:1], l[100:]
print(l)
del l[::-2]
print(l)
del l[:]
print(l)
b = bytearray(b"abcdef")
del b[1::2]
print(b)
class S:
    def __delitem__(self, k): print("del", k)
del S()[1:2], S()[1:2:3, ...], S()[:], S()[()]
