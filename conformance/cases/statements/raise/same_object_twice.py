def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

e = ValueError("v")
def f(): raise e
for i in range(2):
    try:
        f()
    except ValueError as x:
        n = 0
        tb = x.__traceback__
        while tb:
            n, tb = n + 1, tb.tb_next
        print(x is e, n)
