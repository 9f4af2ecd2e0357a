def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

def f(a: undefined):
    pass

print("defined")
show("ask", lambda: f.__annotations__)
undefined = int
print(f.__annotations__)
