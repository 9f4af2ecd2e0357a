def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

def g():
    print("never")
    yield 1

it = g()
show("throw", lambda: it.throw(ValueError("v")))
print(it.gi_frame, list(it))
