def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

a = b = c = 1
del (a, [b])
print("a" in globals(), "b" in globals(), c)
del (c)
print("c" in globals())
