"""`gethostname`, `sethostname`, `gethostbyname` of numbers, wrong arguments."""
import _socket
import os
from _attempt import attempt

print(_socket.gethostname() == os.uname().nodename, type(_socket.gethostname()))
for name in ("127.0.0.1", "1.2.3.4", "<broadcast>", "", "0", 5, None, "a\0b"):
    attempt(_socket.gethostbyname, name)
for wrong in (5, None, "a\0b"):
    attempt(_socket.gethostbyname_ex, wrong)
    attempt(_socket.gethostbyaddr, wrong)
attempt(_socket.gethostname, 1)
attempt(_socket.sethostname, 5)
attempt(_socket.sethostname)
attempt(_socket.gethostbyname)
