class E:
    def __init__(self, r): self.r = r
    def __eq__(self, other):
        print("eq", self.r)
        return self.r
for r in (True, False, 0, "text", NotImplemented, []):
    try:
        print(E(r) != 1, E(r).__ne__(1))
    except TypeError as e:
        print(e)
class L(E):
    def __eq__(self, other):
        print("sub eq", self.r)
        return self.r
print(E(NotImplemented) == L(1), L(NotImplemented) == E(2), E(NotImplemented) == E(NotImplemented))
print(E(NotImplemented) != L(1), 1 != E(False), 1 == E("right"))
