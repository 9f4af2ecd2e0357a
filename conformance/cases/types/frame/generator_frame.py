def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

import sys
def g():
    yield sys._getframe()

it = g()
f = next(it)
print(f is it.gi_frame, f.f_generator is it, f.f_back)
show("clear", f.clear)
it.close()
print(it.gi_frame, f.f_generator)
