"""Members and computed attributes come before the instance's dict, methods after it."""


class Mixed:
    __slots__ = ("slot", "__dict__")

    def method(self):
        return "method"


mixed = Mixed()
mixed.__dict__["slot"] = "in the dict"
mixed.__dict__["method"] = "in the dict"
mixed.__dict__["__class__"] = "in the dict"
print(hasattr(mixed, "slot"), mixed.method, mixed.__class__.__name__, sorted(mixed.__dict__))
mixed.slot = "in the slot"
print(mixed.slot, mixed.__dict__["slot"])
del mixed.slot
try:
    mixed.slot
except AttributeError as error:
    print(error, error.name, error.obj is mixed)
mixed.method = "set"
print(mixed.method, Mixed.method(mixed))
