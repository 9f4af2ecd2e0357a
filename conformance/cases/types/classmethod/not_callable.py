def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

c = classmethod(len)
show("call", lambda: c([]))
show("get", lambda: c.__get__(None, None))
print(c.__get__([], None)().__class__ if False else "ok")
