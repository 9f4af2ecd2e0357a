# ends: time; allow: Network
import os, socket
a, b = socket.socketpair()
a.settimeout(1000)
# The descriptor waits, whatever the socket object thinks.
os.set_blocking(a.fileno(), True)
a.sendall(bytes(40_000_000))
