def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

class M(type):
    def __call__(cls, *args):
        print("calling", cls.__name__)
        return super().__call__(*args)

class A(metaclass=M):
    pass

print(type(A()).__name__)
