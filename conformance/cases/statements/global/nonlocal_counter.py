def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

def make():
    n = 0
    def inc():
        nonlocal n
        n += 1
        return n
    return inc

a, b = make(), make()
print(a(), a(), b())
