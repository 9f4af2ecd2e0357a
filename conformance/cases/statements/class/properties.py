class T:
    def __init__(self): self._v = 1
    @property
    def v(self):
        "the value"
        return self._v
    @v.setter
    def v(self, x): self._v = x
    @v.deleter
    def v(self): print("deleted")
    @property
    def fixed(self): return 7
t = T()
t.v += 5
del t.v
print(t.v, T.v.__doc__, T.v.__name__)
for action in ["t.fixed = 1", "del t.fixed"]:
    try:
        exec(action)
    except AttributeError as error:
        print(error)
