def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

class E(Exception):
    def __init__(self, a, b=2):
        super().__init__(a)
        self.b = b

e = E(1, b=5)
print(e.args, e.b, repr(e))
show("keyword", lambda: ValueError(a=1))
