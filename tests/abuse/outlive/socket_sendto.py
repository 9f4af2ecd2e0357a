# ends: time; allow: Network
import socket
a, b = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
while True:
    a.send(bytes(1000))
