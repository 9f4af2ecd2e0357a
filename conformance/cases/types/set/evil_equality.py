class K:
    def __hash__(self):
        return 1
    def __eq__(self, other):
        s.clear()
        return False
s = set()
set.add(s, K())
s.add(K())
print(len(s))
class L:
    def __hash__(self):
        return 3
    def __eq__(self, other):
        raise ValueError("eq")
t = {L()}
for f in (lambda: L() in t, lambda: t.add(L()), lambda: t.discard(L())):
    try:
        f()
    except ValueError as e:
        print(e)
