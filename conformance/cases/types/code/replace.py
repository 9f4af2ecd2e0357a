def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

def f():
    return 1

c = f.__code__.replace(co_name="g", co_firstlineno=10, co_filename="file")
print(c.co_name, c.co_firstlineno, c.co_filename, c == f.__code__)
f.__code__ = f.__code__.replace(co_consts=(5,) + f.__code__.co_consts[1:])
print(f.__code__.co_consts[0])
