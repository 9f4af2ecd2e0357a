class Next:
    def __init__(self, e): self.e = e
    def __iter__(self): return self
    def __next__(self): raise self.e
class NoNext:
    def __iter__(self): return object()
class IterRaises:
    def __iter__(self): raise KeyError("iter")
class GetItem:
    def __getitem__(self, i):
        if i == 3: raise self.end
        return i
class NoneIter:
    __iter__ = None
    def __getitem__(self, i): return i
class Stop(StopIteration): pass
for e in (StopIteration(), StopIteration("v"), Stop(1), IndexError("index"), GeneratorExit(), ValueError("v")):
    try:
        for x in Next(e): pass
        print("ended", repr(e))
    except BaseException as error:
        print("raised", repr(error))
for end in (IndexError("i"), StopIteration("s"), KeyError("k")):
    GetItem.end = end
    try:
        for x in GetItem(): print(x, end=" ")
        print("ended", repr(end))
    except Exception as error:
        print("raised", repr(error))
for bad in (NoNext(), IterRaises(), NoneIter(), 5, None, object, len, NotImplemented):
    try:
        for x in bad: pass
    except Exception as error:
        print(type(error).__name__, error)
