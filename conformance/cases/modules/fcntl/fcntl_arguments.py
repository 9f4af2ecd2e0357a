def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import fcntl

attempt(fcntl.fcntl)
attempt(fcntl.fcntl, 0)
attempt(fcntl.fcntl, "x", 1)
attempt(fcntl.fcntl, 0, "x")
attempt(fcntl.fcntl, 0, 1, 1.5)
attempt(fcntl.fcntl, 0, 1, None)
attempt(fcntl.fcntl, -1, 1)
attempt(fcntl.fcntl, 0, 2**40)
attempt(fcntl.fcntl, 0, 9999)
attempt(fcntl.fcntl, 1000, 1)
attempt(fcntl.fcntl, 0, 1, 0, 0)
attempt(fcntl.fcntl, fd=0, cmd=1)
