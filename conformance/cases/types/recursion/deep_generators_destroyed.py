def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

def g(inner):
    yield inner

it = None
for i in range(50000):
    it = g(it)
    next(it)
del it
print("ok")
