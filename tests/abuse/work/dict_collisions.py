# ends: work
class C:
    def __hash__(self):
        return 1
    def __eq__(self, other):
        return self is other
x = {}
while True:
    x[C()] = 1
