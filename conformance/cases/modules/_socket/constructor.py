"""`socket()`: defaults, keywords, what it refuses."""
import _socket
from _attempt import attempt

with_defaults = _socket.socket()
print(with_defaults.family == _socket.AF_INET, with_defaults.type == _socket.SOCK_STREAM, with_defaults.proto)
with_defaults.close()
udp = _socket.socket(_socket.AF_INET, _socket.SOCK_DGRAM)
print(udp.family == _socket.AF_INET, udp.type == _socket.SOCK_DGRAM, udp.proto, udp.timeout)
udp.close()
local = _socket.socket(family=_socket.AF_UNIX, type=_socket.SOCK_STREAM, proto=0, fileno=None)
print(local.family == _socket.AF_UNIX, local.timeout, local.fileno() > 2)
local.close()
attempt(_socket.socket, 999)
attempt(_socket.socket, _socket.AF_INET, 999)
attempt(_socket.socket, "a")
attempt(_socket.socket, 1, 1, 0, None, 5)
attempt(_socket.socket, kind=1)
attempt(_socket.socket, fileno=-1)
attempt(_socket.socket, fileno="x")
attempt(_socket.socket, fileno=1.5)
