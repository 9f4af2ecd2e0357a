"""Addresses of `AF_INET` and `AF_INET6`: tuples that are right and wrong."""
import _socket
from _attempt import attempt

made = _socket.socket()
for address in (
    "127.0.0.1", ("127.0.0.1",), ("127.0.0.1", 1, 2), ("127.0.0.1", "80"), ("127.0.0.1", -1), ("127.0.0.1", 65536),
    (5, 80), (None, 0), ["127.0.0.1", 0], 5, None, ("127.0.0.1", 1.5), ("127.0.0.1", 2**80), ("a\0b", 1),
):
    attempt(made.bind, address)
made.bind(("127.0.0.1", 0))
print(made.getsockname()[0], made.getsockname()[1] > 0)
made.close()
made = _socket.socket(_socket.AF_INET6)
for address in (("::1",), ("::1", -1), ("::1", 0, -1), ("::1", 0, 2**20), ("::1", 0, 0, 2**33), "::1"):
    attempt(made.bind, address)
made.close()
