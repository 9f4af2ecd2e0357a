# What a class that replaces another one needs, so that the old one can go.
import dataclasses
import gc
import sys


class A:
    pass


print(sys._clear_type_descriptors(A), list(vars(A)))
for value in (int, 1):
    try:
        sys._clear_type_descriptors(value)
    except TypeError as error:
        print(error)
instance = A()
instance.x = 1
print(instance.x, hasattr(instance, "__dict__"))


def make():
    @dataclasses.dataclass(slots=True)
    class Slotted:
        x: int

    return Slotted


kept = make()
gc.collect()
print([ty is kept for ty in object.__subclasses__() if ty.__name__ == "Slotted"])
