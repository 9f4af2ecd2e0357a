def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

show("name", lambda: type("A", (), {"__slots__": ("1a",)}))
show("type", lambda: type("A", (), {"__slots__": (1,)}))
show("conflict", lambda: type("A", (), {"__slots__": ("x",), "x": 1}))
show("dict", lambda: type("A", (), {"__slots__": ("__dict__", "__dict__")}))
show("variable", lambda: type("A", (int,), {"__slots__": ("x",)}))
class D: pass
show("weakref", lambda: type("A", (D,), {"__slots__": ("__weakref__",)}))
