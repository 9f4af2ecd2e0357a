def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import fcntl, os

class F:
    def __init__(self, answer): self.answer = answer
    def fileno(self): return self.answer

r, w = os.pipe()
print(fcntl.fcntl(F(r), fcntl.F_GETFD), fcntl.fcntl(open("/dev/null"), fcntl.F_GETFD))
attempt(fcntl.fcntl, F("x"), 1)
attempt(fcntl.fcntl, F(-1), 1)
attempt(fcntl.fcntl, F(2**40), 1)
attempt(fcntl.fcntl, object(), 1)
attempt(fcntl.fcntl, None, 1)
attempt(fcntl.flock, F(True), fcntl.LOCK_UN)
attempt(fcntl.lockf, F(None), fcntl.LOCK_UN)
