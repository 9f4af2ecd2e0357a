def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import fcntl, os, struct, tempfile

with tempfile.TemporaryFile() as f:
    data = struct.pack("hhqqi4x", fcntl.F_WRLCK, 0, 0, 0, 0)
    answer = fcntl.fcntl(f, fcntl.F_GETLK, data)
    print(type(answer).__name__, len(answer) == len(data), struct.unpack_from("h", answer)[0] == fcntl.F_UNLCK)
    print(len(fcntl.fcntl(f, fcntl.F_SETLK, data)))
    attempt(fcntl.fcntl, f, fcntl.F_GETLK, b"x" * 1025)
    attempt(fcntl.fcntl, f, fcntl.F_GETLK, "x" * 2000)
    attempt(fcntl.fcntl, f, fcntl.F_GETLK, b"x" * 8)
attempt(fcntl.fcntl, f, 1)
