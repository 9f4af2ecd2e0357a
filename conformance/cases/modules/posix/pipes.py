import posix

r, w = posix.pipe()
print(posix.write(w, b"hello"), posix.read(r, 2), posix.read(r, 9))
print(posix.get_inheritable(r), posix.get_blocking(r))
posix.set_inheritable(r, True)
posix.set_blocking(r, False)
print(posix.get_inheritable(r), posix.get_blocking(r))
try:
    posix.read(r, 1)
except BlockingIOError as error:
    print(error)
posix.close(w)
print(posix.read(r, 1))
