from types import SimpleNamespace as N
class S(str): pass
class M:
    def keys(self): print("keys"); return ["a", "b"]
    def __getitem__(self, k): return k * 2
print(N(M()), vars(N({S("k"): 1})))
print([type(k).__name__ for k in vars(N({S("k"): 1}))])
class Bad:
    def keys(self): return [1]
    def __getitem__(self, k): return k
try:
    N(Bad())
except TypeError as e:
    print(e)
