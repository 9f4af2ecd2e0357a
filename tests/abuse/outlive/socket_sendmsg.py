# ends: time; allow: Network
import socket
a, b = socket.socketpair()
a.sendmsg([bytes(10_000_000)] * 4)
