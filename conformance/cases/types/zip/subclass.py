class Z(zip):
    def __next__(self):
        return sum(super().__next__())
print(list(Z([1, 2], [3, 4])), next(Z([5])))
class S(zip):
    def __new__(cls, *args, strict=True):
        return super().__new__(cls, *args, strict=strict)
try:
    list(S("a", "bc"))
except ValueError as e:
    print(e)
class K(zip):
    def __init__(self, *args, word): self.word = word
try:
    K("a", word=5)
except TypeError as e:
    print(e)
