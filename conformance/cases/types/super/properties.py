def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

class A:
    @property
    def x(self):
        return 1

class B(A):
    @property
    def x(self):
        return super().x + 1

print(B().x)
show("set", lambda: setattr(super(B, B()), "x", 3))
