def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

def f[T, *Ts](x: T):
    pass

print(f.__type_params__)
def g(): pass
print(g.__type_params__)
show("bad", lambda: setattr(g, "__type_params__", [1]))
show("del", lambda: delattr(g, "__type_params__"))
