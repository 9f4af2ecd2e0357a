def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

show("none", lambda: staticmethod())
show("two", lambda: staticmethod(1, 2))
show("keyword", lambda: staticmethod(f=1))
