def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

def g():
    yield

T = type(g())
print(T, T[int, str, bytes])
show("make", lambda: T())
show("subclass", lambda: type("X", (T,), {}))
print(iter(it := g()) is it)
