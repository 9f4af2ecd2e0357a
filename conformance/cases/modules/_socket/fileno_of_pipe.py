"""A socket made from a descriptor: one that is a socket, one that is not, one that is closed."""
import _socket
import os
from _attempt import attempt

one, two = _socket.socketpair()
copy = _socket.socket(fileno=_socket.dup(one.fileno()))
print(copy.family == _socket.AF_UNIX, copy.type == _socket.SOCK_STREAM, copy.proto)
copy.send(b"through the copy")
print(two.recv(100))
copy.close()
print(copy.fileno())
read, write = os.pipe()
attempt(_socket.socket, fileno=read)
os.close(read)
os.close(write)
attempt(_socket.socket, fileno=read)
attempt(_socket.socket, _socket.AF_INET, _socket.SOCK_STREAM, 0, 10**6)
one.close()
two.close()
