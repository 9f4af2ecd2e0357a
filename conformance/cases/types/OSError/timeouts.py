"""`TimeoutError` from different places is one class."""
import asyncio
import concurrent.futures
import socket

print(asyncio.TimeoutError is TimeoutError, concurrent.futures.TimeoutError is TimeoutError, socket.timeout is TimeoutError)
left, right = socket.socketpair()
left.settimeout(0.01)
try:
    left.recv(1)
except OSError as error:
    print(type(error).__name__, error, error.errno, error.args)
left.setblocking(False)
try:
    left.recv(1)
except BlockingIOError as error:
    print(error.errno, error.strerror, error.filename)
left.close()
right.close()
