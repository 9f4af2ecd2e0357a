"""The exceptions of the module, and the errors that they are."""
import _socket

print(_socket.error is OSError, _socket.timeout is TimeoutError)
for error in _socket.herror, _socket.gaierror:
    print(error.__mro__, error.__module__, error.__name__, error.__qualname__)
    print(repr(error(1, "text")), str(error(1, "text")), error(1, "text").errno)
try:
    _socket.getaddrinfo("not numeric", 1, flags=_socket.AI_NUMERICHOST)
except _socket.gaierror as error:
    print(error.args, error.errno == _socket.EAI_NONAME, error.strerror)
