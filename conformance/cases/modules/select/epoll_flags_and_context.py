def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import select, os

with select.epoll(5, select.EPOLL_CLOEXEC) as e:
    print(e.closed, os.get_inheritable(e.fileno()))
    r, w = os.pipe()
    e.register(r, select.EPOLLIN | select.EPOLLET)
    os.write(w, b"x")
    print([event for _, event in e.poll(0)], e.poll(0))
    attempt(e.poll, 0, 0)
    attempt(e.poll, 0, -5)
    attempt(e.poll, "x")
    attempt(e.register, "x")
    attempt(e.modify, 999, 1)
print(e.closed)
attempt(e.fileno)
attempt(e.__enter__)
attempt(select.epoll, 0)
attempt(select.epoll, -2)
attempt(select.epoll, 5, 17)
