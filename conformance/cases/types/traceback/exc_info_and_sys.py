import sys
def f():
    try:
        1 / 0
    except ZeroDivisionError as e:
        t, v, tb = sys.exc_info()
        return t is ZeroDivisionError, v is e, tb is e.__traceback__, tb.tb_frame is sys._getframe(), sys.exception() is e
print(f(), sys.exc_info())
try:
    raise ValueError
except ValueError as e:
    first = e.__traceback__
    try:
        raise KeyError
    except KeyError as k:
        print(sys.exc_info()[2] is k.__traceback__, sys.exc_info()[2] is first)
    print(sys.exc_info()[2] is first)
    def g(): return sys.exc_info()[2] is first
    print(g())
    def gen():
        yield sys.exc_info()[2] is first
        try:
            raise OSError
        except OSError:
            yield sys.exc_info()[0].__name__
    i = gen()
    print(next(i), next(i), sys.exc_info()[0].__name__)
    del i
print(sys.exc_info())
