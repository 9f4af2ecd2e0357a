"""`sendmsg`, `recvmsg`, `recvmsg_into` with several buffers and descriptors on the way."""
import _socket
import array
import os
from _attempt import attempt

one, two = _socket.socketpair()
print(one.sendmsg([b"one ", bytearray(b"two "), memoryview(b"three")]), two.recvmsg(100))
print(one.sendmsg([]), one.sendmsg([b""]), one.sendmsg((b"a", b"b"), [], 0), two.recvmsg(1), two.recvmsg(1))
read, write = os.pipe()
rights = (_socket.SOL_SOCKET, _socket.SCM_RIGHTS, array.array("i", [write]))
print(one.sendmsg([b"fd"], [rights]))
data, ancillary, flags, address = two.recvmsg(10, _socket.CMSG_SPACE(4))
print(data, len(ancillary), flags == 0, address, ancillary[0][:2] == rights[:2])
passed = int.from_bytes(ancillary[0][2], "little")
os.write(passed, b"through the pipe")
print(os.read(read, 100))
for descriptor in read, write, passed:
    os.close(descriptor)
one.send(b"abcdefg")
buffers = [bytearray(3), bytearray(2)]
print(two.recvmsg_into(buffers), buffers, two.recv(10))
for args in (5,), ("x",), ([5],), ([b"x"], 5), ([b"x"], [5]), ([b"x"], [(1, 2)]), ([b"x"], [("a", 1, b"")]), ():
    attempt(one.sendmsg, *args)
for args in (), (-1,), ("x",), (1, -1), (1, 2**40):
    attempt(two.recvmsg, *args)
for args in (), (5,), ([b"x"],), ([bytearray(1)], -1):
    attempt(two.recvmsg_into, *args)
one.close()
two.close()
