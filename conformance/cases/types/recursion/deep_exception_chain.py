def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

e = None
for i in range(50000):
    n = ValueError(i)
    n.__context__ = e
    e = n
del e, n
print("ok")
