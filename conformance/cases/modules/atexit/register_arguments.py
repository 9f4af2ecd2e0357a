def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import atexit

attempt(atexit.register)
attempt(atexit.register, 5)
attempt(atexit.register, None, 1, a=2)
attempt(atexit.unregister)
attempt(atexit.unregister, 5)
attempt(atexit._run_exitfuncs, 1)
print(atexit.register(print, "a", "b", sep="-", end="!\n") is print)
print(atexit._ncallbacks(), atexit.__spec__.origin)
