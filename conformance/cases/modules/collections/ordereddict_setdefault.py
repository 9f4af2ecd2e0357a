from collections import OrderedDict as O
o = O()
print(o.setdefault("a"), o.setdefault("a", 5), o.setdefault("b", 6), o.setdefault(key="c", default=7), o)
o.clear()
print(o, len(o))
o["x"] = o
print(o)
class K:
    def keys(self):
        return ["k"]
    def __getitem__(self, key):
        return key * 2
class I:
    def items(self):
        return [(1, 2)]
print(O(K()), O(I()), O(self=1, other=2))
