def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

def f():
    "doc"
    return (1, "two", 3.0, None, b"x", 4j)

print(f.__code__.co_consts)
