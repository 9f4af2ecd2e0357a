from functools import Placeholder
t = type(Placeholder)
print(Placeholder, t() is Placeholder, t.__name__, Placeholder.__reduce__(), t)
for call in (lambda: t(1), lambda: t(a=1), lambda: type("X", (t,), {}), lambda: setattr(Placeholder, "x", 1)):
    try:
        call()
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
