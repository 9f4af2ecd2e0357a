def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

class E(Exception):
    def __init__(self): raise TypeError("init")

def f(): raise E
show("class", f)
def g(): raise ValueError from E
show("cause", g)
