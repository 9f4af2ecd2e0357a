def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

class M(type):
    @classmethod
    def __prepare__(mcs, *a):
        return 5

def make():
    class A(metaclass=M): pass

show("mapping", make)
