import os
import select

r, w = os.pipe()
with select.epoll() as e:
    e.register(r, select.EPOLLIN)
    print(e.poll(0), e.closed, e.fileno() > 2)
    os.write(w, b"x")
    print([(fd == r, event) for fd, event in e.poll(1)])
    e.modify(r, 0)
    print(e.poll(0))
    e.unregister(r)
print(e.closed)
