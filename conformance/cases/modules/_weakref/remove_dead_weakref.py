def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import _weakref, weakref

class A: ...
a = A()
d = {"live": weakref.ref(a), "dead": weakref.ref(A())}
_weakref._remove_dead_weakref(d, "live")
_weakref._remove_dead_weakref(d, "dead")
_weakref._remove_dead_weakref(d, "missing")
print(list(d))
attempt(_weakref._remove_dead_weakref, [], "x")
attempt(_weakref._remove_dead_weakref, {"x": 5}, "x")
attempt(_weakref._remove_dead_weakref, {}, [])
print([n for n in dir(_weakref) if not n.startswith("__")])
