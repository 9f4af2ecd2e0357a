from collections.abc import Reversible, Sequence
class S(Sequence):
    def __len__(self): return 2
    def __getitem__(self, i):
        if i > 1: raise IndexError(i)
        return "ab"[i]
print(list(reversed(S())), isinstance([], Reversible), isinstance({}, Reversible), isinstance(set(), Reversible))
print(isinstance(reversed([]), Reversible), type(reversed(S())).__name__)
class R(Reversible):
    def __iter__(self): yield 1
try:
    R()
except TypeError as e:
    print(e)
