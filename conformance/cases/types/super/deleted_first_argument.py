def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

class A:
    def f(x):
        del x
        super()

show("deleted", A().f)
