class S:
    def __len__(self): print("len"); return 3
    def __getitem__(self, i): print("get", i); return i * 10
r = reversed(S())
print("made")
print(list(r), type(r).__name__)
class Short(S):
    def __getitem__(self, i):
        if i == 1: raise IndexError
        return i
print(list(reversed(Short())))
class Stop(S):
    def __getitem__(self, i):
        if i == 0: raise StopIteration
        return i
print(list(reversed(Stop())))
