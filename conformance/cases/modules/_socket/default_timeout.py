"""`setdefaulttimeout`: what new sockets begin with."""
import _socket
from _attempt import attempt

print(_socket.getdefaulttimeout())
for value in (3, 0.25, 0, None):
    print(_socket.setdefaulttimeout(value), _socket.getdefaulttimeout())
    made = _socket.socket()
    print(made.gettimeout(), made.getblocking())
    made.close()
for wrong in (-1, "x", float("nan"), 1e400, {}):
    attempt(_socket.setdefaulttimeout, wrong)
print(_socket.getdefaulttimeout())
attempt(_socket.setdefaulttimeout)
attempt(_socket.getdefaulttimeout, 1)
