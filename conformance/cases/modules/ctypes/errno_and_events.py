import sys
from ctypes import *

events = []
names = {"ctypes.set_errno", "ctypes.get_errno", "ctypes.string_at", "ctypes.cdata", "ctypes.dlsym", "ctypes.dlopen", "ctypes.cdata/buffer", "ctypes.create_string_buffer"}
sys.addaudithook(lambda event, args: events.append((event, len(args))) if event in names else None)
print(set_errno(5), set_errno(7), get_errno())
libc = CDLL(None, use_errno=True)
print(libc.close(-1), get_errno(), set_errno(0))
plain = CDLL(None)
print(plain.close(-1), get_errno())
text = create_string_buffer(b"abc")
print(string_at(text), string_at(text, 2), string_at(addressof(text), 1), wstring_at("abc"), wstring_at("abc", 2))
print(c_int.from_buffer(bytearray(4)).value)
print(memoryview_at(text, 2).tobytes(), memoryview_at(text, 2, True).readonly, memoryview_at(text, 0).nbytes)
try:
    memoryview_at(text, -1)
except ValueError as error:
    print(error)
other = create_string_buffer(4)
memmove(other, text, 3)
memset(other, ord("x"), 1)
print(other.value)
print(events)
