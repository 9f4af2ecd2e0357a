# ends: ok
def f():
    return 'spam'
try:
    f.__code__ = f.__code__.replace(co_consts=())
    f()
except SystemError:
    pass
