# ends: ok
def f():
    try:
        f()
    except* RecursionError:
        pass
try:
    f()
except BaseException as error:
    pass
