def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

T = type((lambda: 0).__code__)
show("none", lambda: T())
show("bytes", lambda: T(0, 0, 0, 0, 0, 0, "", (), (), (), "a", "b", "c", 1, b"", b""))
show("neg", lambda: T(0, -1, 0, 0, 0, 0, b"", (), (), (), "a", "b", "c", 1, b"", b""))
print(T(0, 0, 0, 0, 1, 0, b"", (), (), (), "a", "b", "c", 1, b"", b"").co_name)
