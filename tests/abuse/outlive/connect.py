# ends: time; allow: Network
import socket
server = socket.socket()
server.bind(('127.0.0.1', 0))
server.listen(0)
held = []
while True:
    held.append(socket.socket())
    held[-1].connect(server.getsockname())
