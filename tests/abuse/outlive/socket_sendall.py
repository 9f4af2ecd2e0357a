# ends: time; allow: Network
import socket
a, b = socket.socketpair()
a.sendall(bytes(40_000_000))
