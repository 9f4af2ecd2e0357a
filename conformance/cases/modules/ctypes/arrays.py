from ctypes import *

Three = c_int * 3
print(Three.__name__, Three._length_, Three._type_, c_int * 3 is Three, sizeof(Three))
three = Three(1, 2)
three[2] = 7
three[-3] = -1
print(list(three), len(three), three[1:], three[::-1], 7 in three)
three[0:2] = [5, 6]
print(three[:], sum(three))
grid = (c_short * 2 * 3)((1, 2), (3, 4))
print([list(row) for row in grid], memoryview(grid).shape, memoryview(grid).format, memoryview(grid).nbytes)
text = (c_char * 6)(*b"abcd")
print(text.value, text.raw, text[1:3], text[0], text[::2])
text.value = b"xy"
print(text.raw)
text.raw = b"123456"
print(text.value)
wide = create_unicode_buffer("ab\u20ac", 5)
print(wide.value, wide[:], len(wide), sizeof(wide), wide[2])
print(create_string_buffer(3).raw, create_string_buffer(b"ab").raw, create_string_buffer(b"ab", 5).raw)


class Own(Array):
    _type_ = c_ubyte
    _length_ = 2


print(list(Own(1, 2)), Own[int], bytes(Own(3)))
