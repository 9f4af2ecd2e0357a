# Simple types hold values of C types; numbers are cut to their size.
from ctypes import *

for kind in c_byte, c_ubyte, c_short, c_ushort, c_int, c_uint, c_long, c_ulong, c_longlong, c_ulonglong:
    print(kind.__name__, sizeof(kind), alignment(kind), kind(), kind(-1).value, kind(2**70 + 3).value)
for kind in c_float, c_double, c_longdouble:
    print(kind.__name__, kind(), kind(1.5), kind(3), kind(0.1).value)
print(c_float(1e300).value, c_double(float("nan")).value, c_longdouble(1e300).value, c_longdouble(-5e-324).value)
print(c_bool(), c_bool(3), c_bool([]).value)
print(c_char(), c_char(b"x"), c_char(65), c_char(bytearray(b"y")).value)
print(c_wchar("\u20ac"), c_wchar("x").value)
print(c_char_p(b"abc").value, c_char_p(None).value, c_wchar_p("ab\U0001f600").value, c_void_p(5), c_void_p(None))
print(bool(c_int(0)), bool(c_int(2)), bool(c_char_p(None)), c_size_t is c_ulong, c_int64 is c_long)
