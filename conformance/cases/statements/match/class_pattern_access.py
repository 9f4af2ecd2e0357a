class P:
    __match_args__ = ("x", "y")
    def __getattr__(self, name):
        print("getattr", name)
        if name == "y": raise AttributeError(name)
        if name == "z": raise ValueError("from z")
        return 1
match P():
    case P(1, y=2): print("no")
    case P(x=1): print("x")
try:
    match P():
        case P(z=1): pass
except ValueError as e:
    print(e)
class Meta(type):
    def __instancecheck__(cls, x): print("instancecheck"); return x == 5
class Q(metaclass=Meta): pass
match 5:
    case Q(): print("Q")
match 6:
    case Q(): print("no")
    case int(real=r, imag=0): print("int", r)
