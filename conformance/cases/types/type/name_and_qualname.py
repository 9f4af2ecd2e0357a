def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

class A:
    class B: pass

print(A.B.__name__, A.B.__qualname__, A.B)
A.B.__name__ = "C"
A.B.__qualname__ = "Q.C"
print(A.B, A.B.__name__)
show("bad", lambda: setattr(A, "__name__", 1))
show("del", lambda: delattr(A, "__name__"))
show("builtin", lambda: setattr(int, "__name__", "x"))
