def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

def g():
    yield from h()

def h():
    yield 1

it = g()
print(it.gi_running, it.gi_suspended, it.gi_yieldfrom, it.gi_code.co_name)
next(it)
print(it.gi_running, it.gi_suspended, it.gi_yieldfrom.gi_code.co_name, it.gi_frame.f_code.co_name)
list(it)
print(it.gi_running, it.gi_suspended, it.gi_yieldfrom, it.gi_frame)
