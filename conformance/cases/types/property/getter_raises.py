def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

class A:
    @property
    def x(self):
        raise AttributeError("inner")

    def __getattr__(self, name):
        return "fallback " + name

print(A().x)
class B:
    @property
    def x(self):
        raise ValueError("v")

show("value", lambda: B().x)
