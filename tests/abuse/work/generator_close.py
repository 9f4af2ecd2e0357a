# ends: output
def g():
    while True:
        try:
            yield
        except GeneratorExit:
            pass
while True:
    x = g()
    next(x)
    try:
        x.close()
    except RuntimeError:
        pass
