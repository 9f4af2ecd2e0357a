# ends: SystemError
def f(a, b):
    return a + b
f.__code__ = f.__code__.replace(co_stacksize=0)
f(1, 2)
