def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

def f():
    try:
        raise ValueError(1)
    except* ExceptionGroup:
        pass

show("group", f)
def g():
    try:
        raise ValueError(1)
    except* 5:
        pass

show("int", g)
