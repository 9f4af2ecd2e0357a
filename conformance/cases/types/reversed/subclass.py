class R(reversed):
    def __next__(self): return super().__next__() * 2
print(list(R("ab")), type(R("ab")).__name__, type(R([1])).__name__)
class S(list):
    def __reversed__(self): return "own"
print(R(S()), reversed(S()))
print(reversed.__new__(reversed, "ab").__next__())
