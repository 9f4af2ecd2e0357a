import inspect
def f():
    x = 1
    yield x
    x = 2
    yield x
it = f()
print(inspect.getgeneratorstate(it), it.gi_frame.f_lineno, it.gi_running, it.gi_suspended)
next(it)
print(inspect.getgeneratorstate(it), it.gi_frame.f_locals, it.gi_frame.f_lineno)
next(it)
print(it.gi_frame.f_locals, it.gi_yieldfrom)
next(it, None)
print(inspect.getgeneratorstate(it), it.gi_frame, it.gi_code.co_name)
