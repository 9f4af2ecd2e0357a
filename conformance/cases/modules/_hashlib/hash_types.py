# Types of which nobody makes instances.
import _hashlib


def show(work):
    try:
        print(work())
    except Exception as error:
        print(type(error).__name__, error)


for ty in (_hashlib.HASH, _hashlib.HASHXOF, _hashlib.HMAC):
    print(ty, ty.__mro__, sorted(name for name in vars(ty) if name != "__doc__"))
    show(lambda: ty())
    show(lambda: object.__new__(ty))
    show(lambda: setattr(ty, "attribute", 1))
    show(lambda: type("Derived", (ty,), {}))
Derived = type("Derived", (_hashlib.HASH,), {})
show(lambda: Derived())
show(lambda: object.__new__(Derived))
print(issubclass(_hashlib.UnsupportedDigestmodError, ValueError), _hashlib.UnsupportedDigestmodError.__module__)
print(isinstance(_hashlib.new("shake_128"), _hashlib.HASH), type(_hashlib.new("shake_128")), type(_hashlib.new("md5")))
