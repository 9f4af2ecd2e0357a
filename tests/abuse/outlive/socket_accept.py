# ends: time; allow: Network, Threads
import socket, threading
server = socket.socket()
server.bind(('127.0.0.1', 0))
server.listen()
client = socket.socket()
def accept():
    server.accept()
for _ in range(4):
    threading.Thread(target=accept).start()
# One connection for five that wait for it.
client.connect(server.getsockname())
server.accept()
server.accept()
