"""`if_nameindex`, `if_nametoindex`, `if_indextoname`: the loop-back and what is missing."""
import _socket
from _attempt import attempt

index = _socket.if_nametoindex("lo")
print(type(index), _socket.if_indextoname(index), (index, "lo") in _socket.if_nameindex())
print(_socket.if_nametoindex(b"lo") == index)
for wrong in ("no such interface", "", 5, None, "a\0b"):
    attempt(_socket.if_nametoindex, wrong)
for wrong in (0, 2**31, -1, 2**40, "lo", None):
    attempt(_socket.if_indextoname, wrong)
attempt(_socket.if_nameindex, 1)
