"""`getservbyname`, `getservbyport`, `getprotobyname`: what every system knows, wrong arguments."""
import _socket
from _attempt import attempt

for name in ("tcp", "udp", "icmp", "no such protocol", "", 5, b"tcp"):
    attempt(_socket.getprotobyname, name)
attempt(_socket.getservbyname, "no such service")
attempt(_socket.getservbyname, "http", "no such protocol")
attempt(_socket.getservbyname, 80)
attempt(_socket.getservbyname)
attempt(_socket.getservbyport, -1)
attempt(_socket.getservbyport, 65536)
attempt(_socket.getservbyport, 1, "no such protocol")
attempt(_socket.getservbyport, "80")
attempt(_socket.getservbyport)
attempt(_socket.getprotobyname)
