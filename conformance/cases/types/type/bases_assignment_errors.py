def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

class A: pass
class B(A): pass
show("empty", lambda: setattr(B, "__bases__", ()))
show("list", lambda: setattr(B, "__bases__", [A]))
show("value", lambda: setattr(B, "__bases__", (1,)))
show("layout", lambda: setattr(B, "__bases__", (int,)))
show("cycle", lambda: setattr(A, "__bases__", (B,)))
show("twice", lambda: setattr(B, "__bases__", (A, A)))
print(B.__bases__)
