# ends: memory
def g():
    yield
x = []
while True:
    made = g()
    next(made)
    x.append(made)
