# ends: PermissionError
import socket
socket.socket()
