# ends: memory
def f(*args):
    return args
f(*range(10**9))
