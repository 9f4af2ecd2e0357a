def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

s = staticmethod(len)
print(hasattr(s, "__get__"), hasattr(s, "__set__"), hasattr(s, "__call__"))
