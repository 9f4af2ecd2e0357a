def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import fcntl, os

r, w = os.pipe()
attempt(fcntl.ioctl)
attempt(fcntl.ioctl, r)
attempt(fcntl.ioctl, r, "x")
attempt(fcntl.ioctl, r, 0x541B, 1.5)
attempt(fcntl.ioctl, r, 0x541B, b"x" * 2000)
attempt(fcntl.ioctl, -1, 0x541B)
attempt(fcntl.ioctl, r, 0x5413)
attempt(fcntl.ioctl, 999, 0x541B, b"1234")
attempt(fcntl.ioctl, r, -1, 0) 
attempt(fcntl.ioctl, r, 1, 2, 3, 4)
