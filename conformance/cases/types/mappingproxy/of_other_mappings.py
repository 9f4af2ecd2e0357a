from types import MappingProxyType as P
class M:
    def __getitem__(self, key):
        return key * 2
    def __len__(self):
        return 7
    def __iter__(self):
        return iter("xy")
    def keys(self):
        return ["k"]
    def get(self, key, default):
        return (key, default)
    def __contains__(self, key):
        return key == "q"
p = P(M())
print(p["a"], len(p), list(p), p.keys(), p.get("z"), p.get("z", 3), "q" in p, "r" in p)
for name in ("values", "items", "copy"):
    try:
        getattr(p, name)()
    except AttributeError as e:
        print(e)
