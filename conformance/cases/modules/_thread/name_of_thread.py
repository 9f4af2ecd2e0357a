"""The name that the system has for a thread: cut to 15 bytes, whatever becomes of the last character."""
import _thread

for name in ("short", "", "exactly fifteen", "a bit more than fifteen", "é" * 20, "x🐍🐍🐍🐍", "nul\0gone"):
    _thread.set_name(name)
    print(ascii(_thread._get_name()))
for name in ("\udc80x\ud800", "a\ufffdb"):
    _thread.set_name(name)
    print(ascii(_thread._get_name()))
for wrong in (b"bytes", 3, None):
    try:
        _thread.set_name(wrong)
    except TypeError as error:
        print(error)
try:
    _thread.set_name()
except TypeError as error:
    print(error)
