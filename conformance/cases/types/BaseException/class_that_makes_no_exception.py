def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

class E(Exception):
    def __new__(cls):
        return 5

def f():
    raise E

show("raise", f)
