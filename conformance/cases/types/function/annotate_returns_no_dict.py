def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

def f():
    pass

f.__annotate__ = lambda format: 5
show("ask", lambda: f.__annotations__)
