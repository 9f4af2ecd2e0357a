# ends: time; allow: Network
import socket
a, b = socket.socketpair()
a.recv(1)
