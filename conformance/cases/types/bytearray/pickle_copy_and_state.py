import copy, pickle
class B(bytearray): pass
b = B(b"ab\xff")
b.extra = [1]
for p in range(6):
    c = pickle.loads(pickle.dumps(b, p))
    print(p, c, c.extra, type(c).__name__, bytearray(b"q").__reduce_ex__(p)[1])
s, d = copy.copy(b), copy.deepcopy(b)
print(s.extra is b.extra, d.extra is b.extra, s == d == b, s is b)
print(bytearray().__reduce__(), bytearray(b"\x00\xfe").__reduce__(), b.__reduce__()[1:])
