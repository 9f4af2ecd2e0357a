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
