def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

def f(): pass

class A:
    def m(self): pass

print(repr(f).split(" at ")[0], repr(A.m).split(" at ")[0], repr(A().m).split(" object")[0])
