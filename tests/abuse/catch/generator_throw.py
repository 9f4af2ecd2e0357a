# ends: work
def g():
    while True:
        try:
            yield
            while True:
                pass
        except BaseException:
            pass
x = g()
next(x)
while True:
    try:
        x.send(None)
        x.throw(ValueError)
    except BaseException:
        pass
