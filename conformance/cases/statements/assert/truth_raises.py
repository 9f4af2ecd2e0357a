def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

class B:
    def __bool__(self): raise ValueError("bool")

def f(): assert B()
show("bool", f)
def g(): assert False, 1 / 0
show("message", g)
try:
    assert None, None
except AssertionError as e:
    print(e.args)
