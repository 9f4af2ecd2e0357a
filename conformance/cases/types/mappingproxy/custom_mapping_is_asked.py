from types import MappingProxyType as M
class Map:
    def __getitem__(self, k): print("getitem", k); return k * 2
    def __len__(self): return 7
    def __contains__(self, k): print("contains", k); return False
    def __iter__(self): return iter("xy")
    def keys(self): return "keys"
    def values(self): return "values"
    def items(self): return "items"
    def get(self, *a): return ("get", a)
    def copy(self): return "copy"
    def __repr__(self): return "Map()"
    def __reversed__(self): return "reversed"
m = M(Map())
print(m["a"], "a" in m, len(m), list(m), m.keys(), m.values(), m.items(), m.get(1), m.get(1, 2), m.copy(), m, reversed(m))
class Few:
    def __getitem__(self, k): raise KeyError(k)
f = M(Few())
for source in ["f['a']", "len(f)", "f.keys()", "f.get(1)", "1 in f"]:
    try:
        print(source, eval(source))
    except Exception as e:
        print(source, "|", type(e).__name__, e)
