def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

AssertionError = KeyError
def f(): assert False
try:
    f()
except BaseException as e:
    print(type(e).__name__)
print(AssertionError.__name__, AssertionError is KeyError)
