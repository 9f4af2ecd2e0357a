def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

class M(type):
    @property
    def p(cls):
        return cls.__name__.lower()

class A(metaclass=M):
    pass

print(A.p)
show("instance", lambda: A().p)
