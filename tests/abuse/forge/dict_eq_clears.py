# ends: ok
class C:
    def __hash__(self):
        return 1
    def __eq__(self, other):
        x.clear()
        return False
x = {C(): 1}
for _ in range(100):
    x[C()] = 1
    x.get(C())
    x == {C(): 1}
