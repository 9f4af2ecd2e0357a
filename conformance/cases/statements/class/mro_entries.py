class Alias:
    def __init__(self, *bases): self.bases = bases
    def __mro_entries__(self, bases):
        print("entries", len(bases))
        return self.bases
class A: pass
class B(Alias(A, dict)): pass
print(B.__bases__, B.__orig_bases__[0].bases)
class Wrong:
    def __mro_entries__(self, bases): return [A]
try:
    class C(Wrong()): pass
except TypeError as error:
    print(error)
