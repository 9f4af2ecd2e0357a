def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

show("none", lambda: classmethod())
show("two", lambda: classmethod(1, 2))
show("keyword", lambda: classmethod(f=1))
