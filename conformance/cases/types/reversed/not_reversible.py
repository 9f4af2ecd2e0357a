class C: pass
class N:
    __reversed__ = None
    def __len__(self): return 1
    def __getitem__(self, i): return i
class OnlyLen:
    def __len__(self): return 1
class OnlyItem:
    def __getitem__(self, i): return i
class Dict(dict): pass
for x in (5, {1}, iter([]), C(), N(), OnlyLen(), OnlyItem(), None, (i for i in ())):
    try:
        print(list(reversed(x)))
    except TypeError as e:
        print(e)
print(list(reversed(Dict(a=1))))
