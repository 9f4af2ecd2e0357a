# What an instruction works on stays alive while a key's __index__ replaces the locals of the frame that is at it.
import gc
import sys
from array import array


class Index:
    def __init__(self, number):
        self.number = number

    def __index__(self):
        frame = sys._getframe(1)
        for name in ("items", "key", "value"):
            if name in frame.f_locals:
                frame.f_locals[name] = name + " replaced"
        gc.collect()
        return self.number


def load(items, key):
    return items[key], items, key


def store(items, key, value):
    items[key] = value
    return items, key, value


for kind in (lambda: array("d", [1.5, 2.5, 3.5]), lambda: bytearray(b"abc"), lambda: memoryview(b"xyz"), lambda: [1, 2, 3], lambda: "abc"):
    print([load(kind(), Index(step)) for step in (1, -1)])
for kind in (lambda: array("d", [1.5, 2.5, 3.5]), lambda: bytearray(b"abc"), lambda: [1, 2, 3]):
    made = kind()
    print(store(made, Index(1), 7), made)
