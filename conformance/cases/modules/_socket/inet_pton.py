"""`inet_pton` and `inet_ntop` for both families."""
import _socket
from _attempt import attempt
from _socket import AF_INET, AF_INET6, inet_ntop, inet_pton

for text in ("::", "::1", "2001:db8::ff00:42:8329", "::ffff:1.2.3.4", "1::2::3", "12345::", "", "1.2.3.4"):
    attempt(inet_pton, AF_INET6, text)
for text in ("1.2.3.4", "1.2.3", "::1", ""):
    attempt(inet_pton, AF_INET, text)
for packed in (bytes(16), bytes(15) + b"\1", bytes(10) + b"\xff\xff\1\2\3\4", b"x", bytes(4)):
    attempt(inet_ntop, AF_INET6, packed)
for packed in (b"\1\2\3\4", bytearray(b"\1\2\3\4"), bytes(16), "1234"):
    attempt(inet_ntop, AF_INET, packed)
attempt(inet_pton, 99, "::")
attempt(inet_ntop, 99, b"1234")
attempt(inet_pton, "x", "::")
attempt(inet_pton, AF_INET)
attempt(inet_ntop, AF_INET)
