class S(str):
    def __iter__(self): return iter("xyz")
class T(tuple):
    def __getitem__(self, i): return "never"
print(list(filter(None, S("abc"))), list(filter(None, T((1, 0, 2)))))
class G:
    def __getitem__(self, i):
        if i > 3: raise IndexError
        return i
print(list(filter(None, G())))
print(type(filter(None, S("a"))).__name__)
