def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

def r(x):
    raise x

show("class", lambda: r(ValueError))
show("instance", lambda: r(ValueError("v")))
show("int", lambda: r(5))
show("type", lambda: r(int))
show("none", lambda: r(None))
def cause():
    raise ValueError from 5
show("cause", cause)
def bare():
    raise
show("bare", bare)
