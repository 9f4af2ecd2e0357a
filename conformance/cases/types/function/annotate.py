def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

def f(a: int):
    pass

print(f.__annotate__(1))
f.__annotate__ = lambda format: {"z": format}
print(f.__annotations__)
f.__annotate__ = None
print(f.__annotations__)
show("bad", lambda: setattr(f, "__annotate__", 5))
show("del", lambda: delattr(f, "__annotate__"))
