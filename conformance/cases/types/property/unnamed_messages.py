def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

class A:
    pass

p = property()
show("get", lambda: p.__get__(A()))
show("set", lambda: p.__set__(A(), 1))
show("del", lambda: p.__delete__(A()))
