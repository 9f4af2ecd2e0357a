class Key:
    def __hash__(self):
        return 7
    def __eq__(self, other):
        d.clear()
        return False
d = {}
a, b = Key(), Key()
dict.__setitem__(d, a, 1)
d[b] = 2
print(len(d))
d[5] = 5
print(d[5])
d[a], d["x"] = 1, 2
print(d.get(b, "none"), len(d), b in d)
d[a] = 1
print(d.pop(b, "gone"), len(d), d.setdefault(a, "set"), list(d.values()))
