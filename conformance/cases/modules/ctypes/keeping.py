# What memory refers to is kept in `_objects`.
import gc
import weakref
from ctypes import *

text = c_char_p(b"abc")
print(text._objects, c_int(3)._objects, c_char_p()._objects)
strings = (c_char_p * 3)(b"a", None, b"c")
print(strings._objects)
strings[1] = b"b"
print(strings._objects, strings[:])


class Pair(Structure):
    _fields_ = [("name", c_char_p), ("inner", c_char_p * 2)]


pair = Pair(b"x")
pair.inner[1] = b"deep"
print(pair._objects, pair.inner._objects, pair.inner[1])
number = c_int(5)
place = pointer(number)
print({key: type(value).__name__ for key, value in place._objects.items()}, place._objects["1"] is number)


class Own(c_int):
    pass


own = Own(3)
gone = weakref.ref(own)
place = pointer(own)
del own
gc.collect()
print(gone() is not None, place.contents.value)
del place
gc.collect()
print(gone())
wrapped = py_object([1, 2])
print(wrapped, wrapped.value, wrapped._objects)
