def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

def f():
    raise

show("none active", f)
try:
    1 / 0
except ZeroDivisionError:
    show("active", f)
show("after", f)
