# ends: ok
class C:
    def __hash__(self):
        return 1
    def __eq__(self, other):
        x.clear()
        return False
x = {C()}
for _ in range(100):
    x.add(C())
    x & {C()}
