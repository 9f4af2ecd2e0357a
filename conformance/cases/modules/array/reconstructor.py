from array import array
from array import _array_reconstructor as r

def show(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except Exception as e:
        print(type(e).__name__, e)
show(lambda: r(array, 'i', 8, b'\1\0\0\0'))
show(lambda: r(array, 'i', 9, b'\0\0\0\1'))
show(lambda: r(array, 'i', 99, b''))
show(lambda: r(int, 'i', 8, b''))
show(lambda: r(array, 'z', 8, b''))
show(lambda: r(array, 'i', 8, 'x'))
show(lambda: r(array, 'd', 17, b'?\xf8' + bytes(6)))
show(lambda: r(array, 'w', 20, 'a'.encode('utf-32-le')))
show(lambda: r(array, 'w', 21, 'a'.encode('utf-32-be')))
show(lambda: r(array, 'w', 18, 'a\U0001f600'.encode('utf-16-le')))
show(lambda: r(array, 'i', 8, b'abc'))
show(lambda: r(array, 'b', 8, b'\x2c\1\0\0'))
show(lambda: r(array, 'Q', 1, b'\xff'))
show(lambda: r(1, 'Q', 1, b''))
show(lambda: r(array, 'i', 13, b'\xff' * 8))
show(lambda: r(array, 'f', 15, b'?\xc0\0\0'))
