def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

def g(): yield
async def c(): pass
async def a(): yield
def n():
    x = 1
    return lambda: x
for f in (g, c, a, n, n()):
    print(f.__code__.co_flags)
