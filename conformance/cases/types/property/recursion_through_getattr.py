def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

class A:
    @property
    def x(self):
        return self.y

show("missing", lambda: A().x)
