print(list(enumerate("ab", 5)), list(enumerate("ab", start=-1)), list(enumerate("a", True)))
print(list(enumerate("ab", 2**100)))
class I:
    def __index__(self): return 7
print(list(enumerate("ab", I())))
for bad in (1.5, "x", None):
    try:
        enumerate("a", bad)
    except TypeError as e:
        print(e)
