# ends: ok
def g():
    try:
        yield
    finally:
        while True:
            pass
x = g()
next(x)
