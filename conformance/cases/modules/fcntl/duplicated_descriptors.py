import fcntl, os

r, w = os.pipe()
n = fcntl.fcntl(w, fcntl.F_DUPFD, 50)
m = fcntl.fcntl(w, fcntl.F_DUPFD_CLOEXEC, 50)
print(n >= 50, m > n, os.get_inheritable(n), os.get_inheritable(m))
os.write(n, b"through")
print(os.read(r, 20))
os.close(n)
try:
    fcntl.fcntl(n, fcntl.F_GETFD)
except OSError as error:
    print(error)
try:
    fcntl.fcntl(w, fcntl.F_DUPFD, -1)
except OSError as error:
    print(error)
