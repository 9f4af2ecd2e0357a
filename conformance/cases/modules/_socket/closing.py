"""`close`, `detach`, `fileno` and what is said of a socket that is closed."""
import _socket
import os
from _attempt import attempt

one, two = _socket.socketpair()
descriptor = one.fileno()
print(one.detach() == descriptor, one.fileno(), one.detach())
print(repr(one).replace(str(descriptor), "N"))
os.close(descriptor)
print(two.close(), two.close(), two.fileno(), two.timeout)
for call in (two.getsockname, two.getpeername, two.listen, lambda: two.recv(1), lambda: two.send(b"x")):
    attempt(call)
attempt(_socket.close, -1)
attempt(_socket.close, 10**6)
attempt(_socket.close, "x")
attempt(_socket.close)
attempt(_socket.dup, -1)
attempt(_socket.dup, "x")
third, fourth = _socket.socketpair()
fd = third.detach()
print(_socket.close(fd))
attempt(_socket.close, fd)
fourth.close()
