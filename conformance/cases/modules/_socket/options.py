"""`getsockopt` and `setsockopt`: ints, buffers, lengths."""
import _socket
from _attempt import attempt
from _socket import SO_REUSEADDR, SO_TYPE, SOCK_STREAM, SOL_SOCKET

made = _socket.socket()
print(made.getsockopt(SOL_SOCKET, SO_REUSEADDR), made.getsockopt(SOL_SOCKET, SO_TYPE) == SOCK_STREAM)
print(made.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1), made.getsockopt(SOL_SOCKET, SO_REUSEADDR))
print(made.getsockopt(SOL_SOCKET, SO_REUSEADDR, 4), made.getsockopt(SOL_SOCKET, SO_REUSEADDR, 1))
made.setsockopt(SOL_SOCKET, SO_REUSEADDR, b"\0\0\0\0")
print(made.getsockopt(SOL_SOCKET, SO_REUSEADDR))
attempt(made.setsockopt, SOL_SOCKET, SO_REUSEADDR, b"\0")
attempt(made.setsockopt, SOL_SOCKET, SO_REUSEADDR, "x")
attempt(made.setsockopt, SOL_SOCKET, SO_REUSEADDR)
attempt(made.setsockopt, SOL_SOCKET, SO_REUSEADDR, None)
attempt(made.setsockopt, SOL_SOCKET, SO_REUSEADDR, None, -1)
attempt(made.setsockopt, SOL_SOCKET, SO_REUSEADDR, 2**40)
attempt(made.setsockopt, 9999, 9999, 1)
attempt(made.getsockopt, SOL_SOCKET, 9999)
attempt(made.getsockopt, SOL_SOCKET, SO_TYPE, -1)
attempt(made.getsockopt, SOL_SOCKET, SO_TYPE, 1025)
attempt(made.getsockopt, SOL_SOCKET)
attempt(made.getsockopt, "x", 1)
made.close()
