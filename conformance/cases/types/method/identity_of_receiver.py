def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

class E:
    def __eq__(self, other):
        return True
    __hash__ = None
    def f(self): pass

print(E().f == E().f)
show("hash", lambda: isinstance(hash(E().f), int))
