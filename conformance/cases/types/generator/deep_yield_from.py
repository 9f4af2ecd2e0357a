def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

def nest(n):
    if n:
        yield from nest(n - 1)
    yield n

print(sum(nest(100)))
def endless():
    yield from endless()

show("endless", lambda: list(endless()))
