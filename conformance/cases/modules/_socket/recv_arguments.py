"""`recv` and `recvfrom`: sizes, flags, wrong arguments."""
import _socket
from _attempt import attempt

one, two = _socket.socketpair()
one.send(b"abcdefgh")
print(two.recv(3, _socket.MSG_PEEK), two.recv(3), two.recv(0), two.recvfrom(2), two.recv(100))
attempt(two.recv, -1)
attempt(two.recvfrom, -1)
attempt(two.recv, "x")
attempt(two.recv, 1.0)
attempt(two.recv)
attempt(two.recv, 1, 2, 3)
attempt(two.recv, 2**70)
attempt(two.recv, 1, _socket.MSG_DONTWAIT)
attempt(two.recvfrom, 1, _socket.MSG_DONTWAIT)
attempt(two.recv, 1, "flags")
one.close()
print(two.recv(5))
two.close()
attempt(two.recv, 5)
attempt(two.send, b"")
