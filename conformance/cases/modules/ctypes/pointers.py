from ctypes import *

number = c_int(42)
one = pointer(number)
print(type(one).__name__, type(one) is POINTER(c_int), one.contents, one[0], one.contents is number)
one[0] = 7
print(number.value, bool(one), bool(POINTER(c_int)()))
other = c_int(5)
one.contents = other
print(one[0], number.value, c_int.__pointer_type__ is POINTER(c_int), POINTER(None))
items = (c_int * 4)(1, 2, 3, 4)
many = cast(items, POINTER(c_int))
print(many[:4], many[3:0:-1], many[1:4:2], many[2])
text = cast(create_string_buffer(b"hello"), POINTER(c_char))
print(text[:5], text[4:0:-1], text[1])
two = pointer(one)
print(two.contents.contents.value, two[0][0], memoryview(two).format)


def show(work):
    try:
        print(work())
    except Exception as error:
        print(type(error).__name__, error)


show(lambda: POINTER(c_int)().contents)
show(lambda: POINTER(c_int)()[0])
show(lambda: POINTER(c_int)(3))
show(lambda: POINTER(c_int)(1, 2))
show(lambda: many[:])
show(lambda: many[::-1])
show(lambda: many[1:2:0])
show(lambda: many["a"])
show(lambda: many.__delitem__(0))
show(lambda: setattr(many, "contents", c_short()))
show(lambda: POINTER(int))
show(lambda: Structure.__pointer_type__)
