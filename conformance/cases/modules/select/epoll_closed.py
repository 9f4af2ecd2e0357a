import os
import select

e = select.epoll()
e.close()
e.close()
for call in (e.fileno, e.poll, lambda: e.register(1), e.__enter__):
    try:
        print(call())
    except ValueError as error:
        print(error)
