"""What the system's errors carry."""
import os


def show(function, *args, **keywords):
    try:
        function(*args, **keywords)
    except OSError as error:
        print(type(error).__name__, error.errno, error.strerror, repr(error.filename), repr(error.filename2))


show(open, "/nonexistent/file")
show(open, b"/nonexistent/bytes")
show(open, "/", "w")
show(os.listdir, "/nonexistent")
show(os.rename, "/nonexistent/a", "/nonexistent/b")
show(os.link, b"/nonexistent/a", "/nonexistent/b")
show(os.mkdir, "/")
show(os.rmdir, "/proc/self/nothing")
show(os.close, 999)
show(os.read, 999, 1)
show(os.chdir, "/dev/null")
show(os.readlink, "/")
show(os.kill, 2**22 + 5, 0)
show(os.fstat, -1)
