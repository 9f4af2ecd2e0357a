import os
import select

r, w = os.pipe()
p = select.poll()
p.register(r, select.POLLIN)
p.register(w)
print([(fd == w, event) for fd, event in p.poll(0)])
os.write(w, b"x")
print([event for fd, event in p.poll(0)])
p.modify(w, 0)
print([(fd == r, event) for fd, event in p.poll()])
p.unregister(r)
print(p.poll(0))
