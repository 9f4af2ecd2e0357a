def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

assert 1
assert [0], "never"
def f(): assert []
show("bare", f)
def g(): assert 0, "text"
show("text", g)
def h(): assert False, (1, 2)
show("tuple", h)
