"""`inet_aton` and `inet_ntoa`."""
from _attempt import attempt
from _socket import inet_aton, inet_ntoa

for text in ("127.0.0.1", "255.255.255.255", "1.2", "1", "0x7f.1", "010.0.0.1", "1.2.3", " 1.2.3.4", "1.2.3.4 x"):
    attempt(inet_aton, text)
for text in ("", "256.0.0.1", "1.2.3.4.5", "a.b.c.d", b"1.2.3.4", 5, None, "1.2.3.4\0", "é"):
    attempt(inet_aton, text)
for packed in (b"\x7f\0\0\1", b"", b"abc", b"abcde", bytearray(b"abcd"), memoryview(b"wxyz"), "abcd", None):
    attempt(inet_ntoa, packed)
attempt(inet_aton)
attempt(inet_ntoa, b"abcd", 1)
