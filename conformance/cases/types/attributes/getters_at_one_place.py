class Meta(type):
    __name__ = property(lambda cls: "named by its metaclass")

class Plain: pass
class Faked:
    __class__ = property(lambda self: int)
class Named(metaclass=Meta): pass
class Borrowed:
    real = int.__dict__["real"]
class Asked:
    args = ValueError.__dict__.get("args") or BaseException.__dict__["args"]
    def __getattr__(self, name): return "asked for " + name

def kind(value): return value.__class__
def name(cls): return cls.__name__
def real(value): return value.real

for _ in range(3):
    print([kind(value).__name__ for value in (1, "a", Plain(), Faked(), [], ValueError(), Plain)])
    print([name(cls) for cls in (int, Plain, Named, Meta, Faked)])
for value in (1, 2.5, True, Borrowed(), 3j):
    try:
        print(real(value))
    except TypeError as error:
        print(error)
for _ in range(2):
    try:
        print(Asked().args)
    except TypeError as error:
        print(error)
one = Plain()
for round in range(3):
    print(kind(one).__name__, one.__dict__, int.__repr__(round), list.append.__name__)
    one.value = round
