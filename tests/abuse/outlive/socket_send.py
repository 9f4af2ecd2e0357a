# ends: time; allow: Network
import socket
server = socket.socket()
server.bind(('127.0.0.1', 0))
server.listen()
client = socket.socket()
client.connect(server.getsockname())
client.send(bytes(40_000_000))
