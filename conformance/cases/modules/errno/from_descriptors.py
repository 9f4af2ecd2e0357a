import errno, os

r, w = os.pipe()
os.set_blocking(r, False)
for call in (lambda: os.read(r, 1), lambda: os.write(r, b"x"), lambda: os.read(w, 1), lambda: os.lseek(r, 0, 0),
             lambda: os.ftruncate(r, 0)):
    try:
        call()
    except OSError as error:
        print(type(error).__name__, errno.errorcode[error.errno], error.strerror, error.filename)
os.close(r)
try:
    os.write(w, b"x")
except BrokenPipeError as error:
    print(error)
