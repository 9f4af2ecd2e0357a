class C:
    def __eq__(self, o): return "equal"
    def __lt__(self, o): return 0
    def __contains__(self, o): return "yes"
    __hash__ = None
c = C()
print(c == 1, c != 1, c < 1, 1 in c, 1 not in c, not c == 1)
print((c < 1) is False, bool(c == 1), c == 1 and "and", c < 1 or "or", 1 > c)
print(isinstance(c in [c], bool), [c] == [1], (c,) < (1,))
