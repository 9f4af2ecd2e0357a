class Empty:
    def __len__(self): return 0
class No:
    def __bool__(self): return False
for value in [0, 1, -0.0, "", " ", [], [0], {}, None, ..., Empty(), No(), object(), 0j, b"", range(0), frozenset([1])]:
    print(bool(value), end=" ")
print()
if Empty() or No():
    print("never")
elif not Empty():
    print("not empty")
else:
    print("never")
