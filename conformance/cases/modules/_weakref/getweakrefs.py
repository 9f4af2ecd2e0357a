def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import weakref

class A: ...
a = A()
print(weakref.getweakrefs(a), weakref.getweakrefcount(5), weakref.getweakrefs(5))
p = weakref.proxy(a)
r = weakref.ref(a)
q = weakref.proxy(a, lambda _: None)
print([type(x).__name__ for x in weakref.getweakrefs(a)], weakref.getweakrefcount(a))
del r
print(weakref.getweakrefcount(a))
attempt(weakref.getweakrefs)
attempt(weakref.getweakrefcount)
attempt(weakref.getweakrefcount, a, 1)
