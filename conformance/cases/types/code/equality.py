def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

a = compile("x = 1", "f", "exec")
b = compile("x = 1", "f", "exec")
d = compile("x = 1.0", "f", "exec")
print(a == b, hash(a) == hash(b), a == d, a != b, a == 5)
show("order", lambda: a < b)
