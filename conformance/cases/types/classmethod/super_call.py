def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

class A:
    @classmethod
    def make(cls):
        return [cls.__name__]

class B(A):
    @classmethod
    def make(cls):
        return super().make() + ["B"]

print(B.make(), A.make())
