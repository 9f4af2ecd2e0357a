def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

class A:
    def __getattr__(self, name):
        return getattr(self, name + "x")

show("getattr", lambda: A().a)
