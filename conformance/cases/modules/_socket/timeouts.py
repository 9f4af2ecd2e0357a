"""`settimeout`, `gettimeout`, `setblocking`, `getblocking`, `timeout`."""
import _socket
from _attempt import attempt

one, two = _socket.socketpair()
print(one.gettimeout(), one.getblocking(), one.timeout)
for value in (0.5, 0, 1, 2.75, None, True, 1e-9):
    one.settimeout(value)
    print(value, one.gettimeout(), one.timeout, one.getblocking())
for value in (-1, -0.5, "1", float("nan"), float("inf"), 1e300, 10**400, [], -1e-300):
    attempt(one.settimeout, value)
one.setblocking(False)
print(one.gettimeout())
attempt(one.recv, 1)
one.setblocking(True)
print(one.gettimeout())
one.settimeout(0.001)
attempt(one.recv, 1)
attempt(one.setblocking, "x")
attempt(one.setblocking)
one.close()
two.close()
