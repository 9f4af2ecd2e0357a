# ends: ok
class C:
    def __eq__(self, other):
        x.clear()
        return False
x = [C() for _ in range(100)]
try:
    1 in x
    x == [1] * 100
    x.index(1)
except ValueError:
    pass
x = [C() for _ in range(100)]
x.count(1)
