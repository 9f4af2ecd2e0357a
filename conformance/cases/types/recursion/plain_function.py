def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

def f():
    return f()

show("f", f)
def g(n):
    return n and g(n - 1)

print(g(500))
