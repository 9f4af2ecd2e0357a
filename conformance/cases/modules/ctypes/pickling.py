import copy
import pickle
from ctypes import *


class Point(Structure):
    _fields_ = [("x", c_int), ("y", c_double)]

    def __init__(self, *args):
        super().__init__(*args)
        self.note = "made"


point = Point(1, 2.5)
point.more = [1]
for again in pickle.loads(pickle.dumps(point)), copy.copy(point), copy.deepcopy(point):
    print(again.x, again.y, again.__dict__, type(again).__name__)
print(copy.copy(c_int(7)), pickle.loads(pickle.dumps(c_double(1.5))), copy.deepcopy(c_char(b"x")))
for value in c_char_p(b"a"), pointer(c_int()), py_object(3), c_wchar("x"), CFUNCTYPE(None)():
    try:
        pickle.dumps(value)
    except Exception as error:
        print(type(error).__name__, error)
