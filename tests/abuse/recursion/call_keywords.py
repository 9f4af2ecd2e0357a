# ends: RecursionError
def f(*args, **kwargs):
    return f(*args, **kwargs)
f(1, a=2)
