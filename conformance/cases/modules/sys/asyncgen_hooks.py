def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import sys

print(sys.get_asyncgen_hooks(), len(sys.get_asyncgen_hooks()))
print(sys.set_asyncgen_hooks(firstiter=print))
print(sys.get_asyncgen_hooks().firstiter is print, sys.get_asyncgen_hooks()[1])
sys.set_asyncgen_hooks(finalizer=len)
sys.set_asyncgen_hooks(None, None)
print(sys.get_asyncgen_hooks())
attempt(sys.set_asyncgen_hooks, 5)
attempt(sys.set_asyncgen_hooks, firstiter="x")
attempt(sys.set_asyncgen_hooks, finalizer="x")
attempt(sys.set_asyncgen_hooks, other="x")
attempt(type(sys.get_asyncgen_hooks()))
