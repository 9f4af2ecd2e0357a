# ends: SystemError
def f():
    pass
exec(f.__code__.replace(co_code=b'\xff' * 100))
