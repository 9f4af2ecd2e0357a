def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

v = [ValueError(1)]
a, b = ExceptionGroup("g", v), ExceptionGroup("g", v)
print(a == b, a == a, hash(a) == hash(a), v[0] is a.exceptions[0])
v.append(5)
print(a.exceptions)
