from ctypes import *


def show(work):
    try:
        print(work())
    except Exception as error:
        print(type(error).__name__, error)


store = bytearray(b"abcdefgh")
view = c_uint16.from_buffer(store, 2)
view.value = 0x3132
print(store, view._b_needsfree_, list(view._objects))
show(lambda: store.append(1))
del view
copy = (c_char * 3).from_buffer_copy(store, 1)
print(copy.value, copy._b_needsfree_)
show(lambda: c_int.from_buffer(b"abcd"))
show(lambda: c_int.from_buffer(bytearray(3)))
show(lambda: c_int.from_buffer(bytearray(8), 5))
show(lambda: c_int.from_buffer(bytearray(8), -1))
show(lambda: c_int.from_buffer(memoryview(bytearray(16))[::2]))
show(lambda: c_int.from_buffer_copy(b"abc"))
show(lambda: c_int.from_buffer_copy(b"abcde", 2))
show(lambda: c_int.from_buffer_copy(3))
show(lambda: Structure.from_buffer(bytearray(4)))
number = c_int(3)
same = c_int.from_address(addressof(number))
same.value = 9
print(number.value, same._b_base_, same._b_needsfree_)
show(lambda: c_int.from_address("a"))
show(lambda: addressof(3))
show(lambda: c_int.in_dll(3, "a"))
for kind in c_int, c_char, c_bool, c_double, c_void_p, POINTER(c_int), c_int * 2 * 3, CFUNCTYPE(c_int), py_object:
    one = memoryview(kind())
    print(one.format, one.shape, one.itemsize, one.ndim, one.readonly)
