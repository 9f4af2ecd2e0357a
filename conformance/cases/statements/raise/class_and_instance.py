def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

def r(x): raise x
show("class", lambda: r(KeyError))
show("instance", lambda: r(KeyError("k")))
show("wrong", lambda: r("text"))
show("type", lambda: r(int))
