# ends: ok
def f():
    return 1
for size in (2**31 - 1, 10**6, 2**20):
    try:
        f.__code__ = f.__code__.replace(co_stacksize=size)
        f()
    except (SystemError, OverflowError, ValueError, MemoryError, RecursionError):
        pass
