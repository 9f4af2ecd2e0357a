import os
import select

r, w = os.pipe()
e = select.epoll()
e.register(w, select.EPOLLOUT | select.EPOLLET)
try:
    e.register(w)
except FileExistsError as error:
    print(error)
print(len(e.poll(0)), len(e.poll(0)))
