import ctypes
import sys
from ctypes import *

api = ctypes.pythonapi
api.PyLong_FromLong.restype = py_object
print(api.PyLong_FromLong(42), api.PyLong_AsLong(py_object(7)))
api.PyBytes_FromStringAndSize.restype = py_object
api.PyBytes_FromStringAndSize.argtypes = c_char_p, c_size_t
print(api.PyBytes_FromStringAndSize(b"abcdef", 3))
try:
    api.PyLong_AsLong(py_object("a"))
except TypeError as error:
    print(error)
thing = object()
before = sys.getrefcount(thing)
api.Py_IncRef(py_object(thing))
print(sys.getrefcount(thing) - before)
api.Py_DecRef(py_object(thing))
print(sys.getrefcount(thing) - before, ctypes._SimpleCData, api.Py_IsInitialized())
request = api.PyUnstable_Eval_RequestCodeExtraIndex
request.argtypes, request.restype = (c_void_p,), c_ssize_t
freed = []
free = CFUNCTYPE(None, c_void_p)(freed.append)
index = request(free)
put, get = api.PyUnstable_Code_SetExtra, api.PyUnstable_Code_GetExtra
put.argtypes, get.argtypes = (py_object, c_ssize_t, c_void_p), (py_object, c_ssize_t, POINTER(c_void_p))
function = eval("lambda: 42")
place = c_void_p()
print(put(function.__code__, index, 100), get(function.__code__, index, place), place.value)
print(put(function.__code__, index, 200), freed)
del function
print(freed)
try:
    put(3, index, 1)
except SystemError:
    print("SystemError")
