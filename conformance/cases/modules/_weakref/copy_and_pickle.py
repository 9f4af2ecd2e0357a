def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import copy, pickle, weakref

class A: ...
a = A()
r = weakref.ref(a)
print(copy.copy(r) is r, copy.deepcopy(r) is r)
attempt(pickle.dumps, r)
p = weakref.proxy(a)
d = weakref.WeakValueDictionary(x=a)
print(copy.copy(d)["x"] is a, list(copy.deepcopy(weakref.WeakKeyDictionary({a: [1]})).values()))
print(list(weakref.WeakValueDictionary(x=a)), weakref.WeakValueDictionary({"self": a}, other=a).keys().__class__.__name__)
b = copy.deepcopy([r, a])
print(b[0] is r, b[1] is a)
