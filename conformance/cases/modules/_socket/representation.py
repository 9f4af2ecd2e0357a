"""`repr`, attributes and what instances allow."""
import _socket
import re
import weakref
from _attempt import attempt

made = _socket.socket()
print(re.sub(r"fd=\d+", "fd=N", repr(made)))
print(_socket.socket.__name__, _socket.socket.__module__, _socket.SocketType is _socket.socket)
for name in "family", "type", "proto", "timeout":
    attempt(setattr, made, name, 1)
attempt(setattr, made, "other", 1)
attempt(made.__reduce_ex__, 2)
print(weakref.ref(made)() is made)
made.close()
print(repr(made))


class Own(_socket.socket):
    pass


own = Own()
own.other = 1
print(own.other, re.sub(r"fd=\d+", "fd=N", repr(own)))
own.close()
print([name for name in dir(_socket.socket) if not name.startswith("__")])
