def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

a = list[int]
print(a.append is list.append, a.__class__.__name__, a.__mro_entries__(()))
show("missing", lambda: a.foo)
show("set", lambda: setattr(a, "__origin__", 1))
print(sorted(n for n in dir(a) if n in ("__args__", "append", "__parameters__")))
