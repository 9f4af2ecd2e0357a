"""Addresses of `AF_UNIX`: paths as str and bytes, abstract names, lengths."""
import _socket
import os
import tempfile
from _attempt import attempt

with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    for name in ("text", b"bytes", bytearray(b"array"), "sné"):
        server = _socket.socket(_socket.AF_UNIX, _socket.SOCK_DGRAM)
        server.bind(name)
        print(server.getsockname())
        client = _socket.socket(_socket.AF_UNIX, _socket.SOCK_DGRAM)
        client.connect(name)
        client.send(b"hello")
        print(server.recvfrom(10), client.getpeername(), repr(client.getsockname()))
        server.close()
        client.close()
    made = _socket.socket(_socket.AF_UNIX)
    attempt(made.bind, "x" * 200)
    attempt(made.bind, "text")
    attempt(made.bind, 5)
    attempt(made.bind, ("a", 1))
    attempt(made.connect, "missing")
    attempt(made.getpeername)
    attempt(made.bind, "missing/folder")
    made.close()
    os.chdir("/")
abstract = _socket.socket(_socket.AF_UNIX)
abstract.bind(b"\0taipan test of names")
print(abstract.getsockname())
abstract.close()
