def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

def f(cause):
    try:
        raise ValueError("v") from cause
    except ValueError as e:
        print(repr(e.__cause__), e.__suppress_context__)

f(None)
f(KeyError)
f(KeyError("k"))
show("bad", lambda: f(5))
