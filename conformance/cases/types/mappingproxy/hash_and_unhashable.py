from types import MappingProxyType as M
class H(dict):
    def __hash__(self): return 42
print(hash(M(H())))
for x in (M({}), M({1: []})):
    try:
        hash(x)
    except TypeError as e:
        print(e)
class E:
    def __getitem__(self, k): return k
    def __eq__(self, o): return ("eq", o)
    def __lt__(self, o): return "lt"
    __hash__ = None
m = M(E())
print(m == 5, m < 3)
try:
    hash(m)
except TypeError as e:
    print(e)
