def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

class P(property):
    __slots__ = ()

def f(self):
    "doc of f"

show("getter doc", lambda: P(f).__doc__)
show("own doc", lambda: P(doc="l").__doc__)
