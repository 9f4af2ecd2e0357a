from collections import OrderedDict
class O(OrderedDict):
    def __setitem__(self, key, value):
        super().__setitem__(key, value * 2)
    def __getitem__(self, key):
        return ("got", super().__getitem__(key))
o = O(a=1)
o.update(b=2)
print(o, o["a"], o.setdefault("c", 3), o.copy(), o.pop("a"), list(o))
class P(OrderedDict):
    def items(self):
        return [("fake", 1)]
print(P(a=1), P(), dict(P(a=2)))
