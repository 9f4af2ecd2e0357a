# ends: work
def f():
    while True:
        try:
            return 1 / 0
        except ZeroDivisionError:
            pass
f()
