# ends: time; allow: Network
import socket, struct
def closed():
    server = socket.socket()
    server.bind(('127.0.0.1', 0))
    server.listen()
    client = socket.socket()
    client.connect(server.getsockname())
    client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 1000))
    client.setblocking(False)
    try:
        while True:
            client.send(bytes(1_000_000))
    except BlockingIOError:
        pass
    client.setblocking(True)
    client.close()
closed()
while True:
    pass
