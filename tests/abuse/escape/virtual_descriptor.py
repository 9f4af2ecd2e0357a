# ends: ok
import os
for fd in [1 << 30, (1 << 30) + 1, (1 << 31) - 1]:
    for call in [lambda: os.read(fd, 1), lambda: os.write(fd, b'x'), lambda: os.close(fd), lambda: os.fstat(fd),
                 lambda: os.dup(fd), lambda: os.listdir(fd), lambda: open(fd), lambda: os.lseek(fd, 0, 0),
                 lambda: os.open('x', 0, dir_fd=fd), lambda: os.stat('x', dir_fd=fd), lambda: os.isatty(fd)]:
        try:
            call()
        except OSError:
            continue
        raise AssertionError(call)
