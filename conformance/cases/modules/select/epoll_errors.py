import os
import select

e = select.epoll()
for call in (lambda: e.register(9999), lambda: e.unregister(9999), lambda: e.poll("a"), lambda: e.poll(maxevents=0), lambda: select.epoll(0), lambda: select.epoll(flags=3), lambda: e.register("a")):
    try:
        print(call())
    except (TypeError, ValueError, OSError) as error:
        print(type(error).__name__, error)
