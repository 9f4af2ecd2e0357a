def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import weakref

class Slots:
    __slots__ = ()
class WithSlot:
    __slots__ = ("__weakref__",)
for value in (5, 1.5, "s", b"", (), None, [], {}, object(), Slots(), range(3), slice(1), ...):
    attempt(weakref.ref, value)
w = WithSlot()
print(weakref.ref(w)() is w, w.__weakref__ is weakref.ref(w))
attempt(lambda: Slots().__weakref__)
attempt(weakref.ref)
attempt(weakref.ref, w, None, 5)
attempt(weakref.ref, w, callback=None)
attempt(weakref.proxy, 5)
