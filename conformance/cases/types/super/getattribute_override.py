def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

class A:
    def __getattribute__(self, name):
        return "got " + name

class B(A):
    def __getattribute__(self, name):
        return super().__getattribute__(name) + "!"

print(B().x)
