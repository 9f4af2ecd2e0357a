def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import fcntl, os, tempfile

with tempfile.TemporaryFile() as f:
    attempt(fcntl.lockf, f, 0)
    attempt(fcntl.lockf, f, 16)
    attempt(fcntl.lockf, f, fcntl.LOCK_EX, "x")
    attempt(fcntl.lockf, f, fcntl.LOCK_EX, 0, -5)
    attempt(fcntl.lockf, f, fcntl.LOCK_EX, 0, 0, 9)
    attempt(fcntl.lockf, f, fcntl.LOCK_EX, 0, 2**70)
    attempt(fcntl.lockf, f, fcntl.LOCK_EX, 1.5)
    attempt(fcntl.lockf, f)
    attempt(fcntl.lockf, f, fcntl.LOCK_UN, 0, 0, 0, 0)
with open("/dev/null", "rb") as n:
    attempt(fcntl.lockf, n, fcntl.LOCK_EX)
    attempt(fcntl.lockf, n, fcntl.LOCK_SH)
