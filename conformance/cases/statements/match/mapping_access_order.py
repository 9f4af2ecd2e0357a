class M(dict):
    def get(self, k, d=None): print("get", k); return super().get(k, d)
    def keys(self): print("keys"); return super().keys()
    def __getitem__(self, k): print("item", k); return super().__getitem__(k)
    def __missing__(self, k): print("missing"); return 1
match M(a=1, b=2, c=3):
    case {"z": 1}: print("no")
    case {"a": 1, "b": x, **rest}: print(x, rest, type(rest).__name__)
match {}:
    case {"a": _}: print("no")
    case {}: print("empty matches any")
match [("a", 1)]:
    case {"a": 1}: print("no")
    case _: print("no mapping")
import types, collections
match types.MappingProxyType({"k": 5}):
    case {"k": v}: print("proxy", v)
match collections.defaultdict(int):
    case {"k": v}: print("no")
    case _: print("not made")
