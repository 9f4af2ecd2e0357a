import fcntl, os

r, w = os.pipe()
flags = fcntl.fcntl(r, fcntl.F_GETFD)
print(flags == fcntl.FD_CLOEXEC, fcntl.fcntl(r, fcntl.F_SETFD, 0), fcntl.fcntl(r, fcntl.F_GETFD), os.get_inheritable(r))
print(fcntl.fcntl(r, fcntl.F_GETFL) & os.O_NONBLOCK, fcntl.fcntl(r, fcntl.F_SETFL, os.O_NONBLOCK), os.get_blocking(r))
print(fcntl.fcntl(w, fcntl.F_GETFL) & os.O_ACCMODE == os.O_WRONLY)
