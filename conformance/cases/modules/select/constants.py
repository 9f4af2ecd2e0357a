import os
import select

print(select.POLLIN, select.POLLOUT, select.EPOLLIN, select.EPOLLET, select.PIPE_BUF)
print(select.error is OSError, hasattr(select, "kqueue"))
print(type(select.poll).__name__, type(select.epoll).__name__)
