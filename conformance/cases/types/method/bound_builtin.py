def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

m = [3, 1].append
print(m.__self__, m.__name__, m.__qualname__, type(m).__name__)
print([].append == [].append)
l = []
print(l.append == l.append, hash(l.append) == hash(l.append))
