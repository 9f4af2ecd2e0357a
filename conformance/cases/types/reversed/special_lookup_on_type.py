class C:
    def __getattr__(self, name):
        print("getattr", name)
        raise AttributeError(name)
try:
    reversed(C())
except TypeError as e:
    print(e)
class D:
    @property
    def __reversed__(self): return lambda: "from property"
print(reversed(D()))
class M(type):
    def __reversed__(cls): return "class reversed"
class E(metaclass=M): pass
print(reversed(E))
