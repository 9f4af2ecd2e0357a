from ctypes import *

libc = CDLL(None)
print(libc.abs(-5), libc.strlen(b"hello"), libc.toupper(ord("a")))
strchr = libc.strchr
strchr.restype = c_char_p
strchr.argtypes = [c_char_p, c_char]
print(strchr(b"abcdef", b"d"), strchr(b"abc", b"x"))
libc.atof.restype = c_double
print(libc.atof(b"2.5"), libc.atoi(b"42"))
buffer = create_string_buffer(50)
print(libc.snprintf(buffer, c_size_t(50), b"%s %d %.2f %c", b"text", 42, c_double(1.5), 65), buffer.value)
libc.labs.argtypes, libc.labs.restype = (c_long,), c_long
print(libc.labs(-(2**40)))


class Division(Structure):
    _fields_ = [("quot", c_int), ("rem", c_int)]


class LongDivision(Structure):
    _fields_ = [("quot", c_long), ("rem", c_long)]


libc.div.restype = Division
libc.ldiv.restype, libc.ldiv.argtypes = LongDivision, (c_long, c_long)
print(libc.div(17, 5).quot, libc.div(17, 5).rem, libc.ldiv(10**12, 7).rem)
libc.free.restype = None
libc.malloc.restype = c_void_p
place = libc.malloc(c_size_t(10))
memset(place, ord("z"), 9)
print(string_at(place, 3), libc.free(c_void_p(place)))
libc.abs.restype = lambda number: ["checked", number]
print(libc.abs(-3))
libm = CDLL("libm.so.6")
libm.pow.restype, libm.pow.argtypes = c_double, (c_double, c_double)
libm.sqrtf.restype, libm.sqrtf.argtypes = c_float, (c_float,)
libm.cabs.restype, libm.cabs.argtypes = c_double, (c_double_complex,)
libm.sqrtl.restype, libm.sqrtl.argtypes = c_longdouble, (c_longdouble,)
libm.conj.restype, libm.conj.argtypes = c_double_complex, (c_double_complex,)
print(libm.pow(2, 10), libm.sqrtf(2.25), libm.cabs(3 + 4j), libm.sqrtl(1.44), libm.conj(1 + 2j))
