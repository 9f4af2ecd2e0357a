"""`htons`, `ntohs`, `htonl`, `ntohl`: values, limits, types."""
import sys
from _attempt import attempt
from _socket import htonl, htons, ntohl, ntohs

print(sys.byteorder, htons(1), ntohs(256), htonl(1), ntohl(0x01020304))
for function in htons, ntohs:
    for value in (0, 65535, 65536, -1, 2**31, 2**64, -(2**64), 1.0, "1", None, True):
        attempt(function, value)
for function in htonl, ntohl:
    for value in (0, 2**32 - 1, 2**32, -1, 2**64, -(2**70), 1.5, "1", None, False):
        attempt(function, value)
attempt(htons)
attempt(htonl, 1, 2)
