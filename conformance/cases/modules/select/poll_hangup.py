import os
import select

r, w = os.pipe()
p = select.poll()
p.register(r)
os.close(w)
print([event for fd, event in p.poll(0)], select.POLLHUP)
os.close(r)
print([event for fd, event in p.poll(0)], select.POLLNVAL)
