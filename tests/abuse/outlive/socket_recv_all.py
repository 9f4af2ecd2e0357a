# ends: time; allow: Network
import socket
a, b = socket.socketpair()
a.send(bytes(10))
b.recv(20, socket.MSG_WAITALL)
