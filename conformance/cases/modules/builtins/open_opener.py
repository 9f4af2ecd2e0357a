def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import os

def opener(path, flags):
    print(path, flags & os.O_ACCMODE == os.O_RDONLY, bool(flags & os.O_CLOEXEC))
    return os.open("/dev/null", flags)

with open("made up", opener=opener) as f:
    print(repr(f.read()), f.name, f.mode)
attempt(lambda: open("x", opener=lambda path, flags: -1))
attempt(lambda: open("x", opener=lambda path, flags: "x"))
attempt(lambda: open("x", opener=lambda path, flags: 1 / 0))
attempt(lambda: open("x", opener=5))
class Path:
    def __fspath__(self): return "/dev/null"
with open(Path()) as f:
    print(f.name)
class Bad:
    def __fspath__(self): return 5
attempt(lambda: open(Bad()))
