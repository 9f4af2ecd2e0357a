"""`socketpair`: families and kinds, what goes through."""
import _socket
from _attempt import attempt

one, two = _socket.socketpair()
print(one.family == _socket.AF_UNIX, one.type == _socket.SOCK_STREAM, one.proto, two.timeout)
print(one.send(b"abc"), one.send(b""), two.recv(2), two.recv(10))
print(type(one) is _socket.socket, one.getsockname(), two.getpeername())
one.close()
print(two.recv(1))
attempt(two.send, b"x")
two.close()
datagrams = _socket.socketpair(_socket.AF_UNIX, _socket.SOCK_DGRAM)
datagrams[0].send(b"one")
datagrams[0].send(b"two two")
print(datagrams[1].recv(100), datagrams[1].recv(3))
for end in datagrams:
    end.close()
attempt(_socket.socketpair, _socket.AF_INET)
attempt(_socket.socketpair, 999)
attempt(_socket.socketpair, "x")
attempt(_socket.socketpair, 1, 1, 0, 0)
