l = [1, 2, 3, 4]
l[1:3] += [9]
print(l)
l[::2] *= 1
print(l)
try:
    l[::2] += [1]
except ValueError as e:
    print(e)
d = {}
try:
    d["x"] += 1
except KeyError as e:
    print(repr(e))
class S:
    def __getitem__(self, k): print("get", k); return 1
    def __setitem__(self, k, v): print("set", k, v)
s = S()
s[1:2, ...] += 1
s[()] -= 1
