"""`send`, `sendall`, `sendto`: buffers of all kinds, wrong arguments."""
import _socket
import array
from _attempt import attempt

one, two = _socket.socketpair()
for data in (b"bytes", bytearray(b"array"), memoryview(b"a view")[2:], array.array("B", b"bc")):
    print(one.send(data), two.recv(100))
print(one.sendall(b"all"), two.recv(100), one.sendall(b""), one.sendall(b"x", 0), two.recv(1))
for call in one.send, one.sendall:
    attempt(call, "text")
    attempt(call, 5)
    attempt(call)
    attempt(call, b"x", "flags")
attempt(one.sendto, b"x")
attempt(one.sendto, b"x", 0)
attempt(one.sendto, b"x", "name", "y")
attempt(one.sendto, b"x", 0, ("127.0.0.1", 1))
attempt(one.sendto, "text", "name")
attempt(one.sendto)
two.close()
attempt(one.send, b"x")
attempt(one.sendall, b"x")
one.close()
