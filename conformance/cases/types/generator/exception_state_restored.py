def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

import sys
def g():
    try:
        raise KeyError("in g")
    except KeyError:
        yield sys.exc_info()[0].__name__
        yield sys.exc_info()[0].__name__

it = g()
print(next(it), sys.exc_info()[0])
try:
    1 / 0
except ZeroDivisionError:
    print(next(it), sys.exc_info()[0].__name__)
