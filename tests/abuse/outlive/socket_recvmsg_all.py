# ends: time; allow: Network
import socket
a, b = socket.socketpair()
a.send(bytes(10))
b.recvmsg_into([bytearray(8), bytearray(8)], 0, socket.MSG_WAITALL)
