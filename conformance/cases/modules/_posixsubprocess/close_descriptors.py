"""`close_fds` leaves the standard descriptors and those of the list."""
import os
from _run import output

read, write = os.pipe()
os.set_inheritable(write, True)
test = b"test -e /proc/self/fd/%d && echo open || echo closed" % write
print(output(test))
print(output(test, close_fds=True))
print(output(test, close_fds=True, pass_fds=(write,)))
os.set_inheritable(write, False)
print(output(test))
print(output(test, close_fds=True, pass_fds=(write,)))
os.close(read)
os.close(write)
