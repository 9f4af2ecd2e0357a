class T:
    def __init__(self, b): self.b = b
    def __bool__(self):
        print("bool")
        return self.b
class L:
    def __len__(self):
        print("len")
        return 0
assert T(True)
for x in (T(False), L()):
    try:
        assert x, type(x).__name__
    except AssertionError as e:
        print(e)
try:
    assert not T(True)
except AssertionError:
    print("not")
