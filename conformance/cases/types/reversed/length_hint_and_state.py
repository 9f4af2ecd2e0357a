import operator
r = reversed("abc")
print(operator.length_hint(r), next(r), operator.length_hint(r))
r.__setstate__(0)
print(list(r), operator.length_hint(r))
class S:
    def __len__(self): return 3
    def __getitem__(self, i): return i
r = reversed(S())
for state in (-5, 1, 99, -1):
    r = reversed(S())
    r.__setstate__(state)
    print(state, list(r))
try:
    r.__setstate__("x")
except TypeError as e:
    print(e)
