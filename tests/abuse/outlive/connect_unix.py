# ends: time; allow: Network
import socket
server = socket.socket(socket.AF_UNIX)
server.bind('')
server.listen(0)
clients = []
while True:
    clients.append(socket.socket(socket.AF_UNIX))
    clients[-1].connect(server.getsockname())
