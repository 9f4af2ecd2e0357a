def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

show("none", lambda: type())
show("two", lambda: type(1, 2))
show("name", lambda: type(1, (), {}))
show("bases", lambda: type("a", [], {}))
show("dict", lambda: type("a", (), []))
show("keyword", lambda: type("a", (), {}, x=1))
show("null", lambda: type("a\0b", (), {}))
