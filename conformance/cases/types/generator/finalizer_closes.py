def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

def g():
    try:
        yield 1
    finally:
        print("finally")

it = g()
next(it)
del it
print("after")
