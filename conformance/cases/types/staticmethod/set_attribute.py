def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

s = staticmethod(len)
s.x = 1
print(s.x)
show("func", lambda: delattr(s, "__func__"))
