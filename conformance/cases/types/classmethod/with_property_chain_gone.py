def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

class A:
    @classmethod
    @property
    def x(cls):
        return 1

show("x", lambda: callable(A.x))
