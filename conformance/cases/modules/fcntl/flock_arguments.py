def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import fcntl

attempt(fcntl.flock)
attempt(fcntl.flock, 0)
attempt(fcntl.flock, 0, "x")
attempt(fcntl.flock, -1, 1)
attempt(fcntl.flock, 999, fcntl.LOCK_SH)
attempt(fcntl.flock, 0, 2**40)
attempt(fcntl.flock, 0, 1, 2)
attempt(fcntl.flock, "name", 1)
attempt(fcntl.flock, 1.5, 1)
