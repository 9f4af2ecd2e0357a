import fcntl, os

r, w = os.pipe()
size = fcntl.fcntl(w, fcntl.F_GETPIPE_SZ)
print(size, fcntl.fcntl(w, fcntl.F_SETPIPE_SZ, 4096), fcntl.fcntl(r, fcntl.F_GETPIPE_SZ))
os.set_blocking(w, False)
print(os.write(w, b"x" * 10000))
try:
    os.write(w, b"x")
except BlockingIOError as error:
    print(error)
try:
    fcntl.fcntl(os.open("/dev/null", 0), fcntl.F_GETPIPE_SZ)
except OSError as error:
    print(error)
