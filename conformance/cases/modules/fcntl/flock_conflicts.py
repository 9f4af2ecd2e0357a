import fcntl, tempfile

with tempfile.NamedTemporaryFile() as f, open(f.name, "rb") as g:
    print(fcntl.flock(f, fcntl.LOCK_EX))
    for operation in (fcntl.LOCK_EX | fcntl.LOCK_NB, fcntl.LOCK_SH | fcntl.LOCK_NB):
        try:
            fcntl.flock(g, operation)
        except BlockingIOError as error:
            print(error)
    fcntl.flock(f, fcntl.LOCK_SH)
    print(fcntl.flock(g, fcntl.LOCK_SH | fcntl.LOCK_NB))
    fcntl.flock(f, fcntl.LOCK_UN)
    fcntl.flock(g, fcntl.LOCK_UN)
    print(fcntl.flock(g, fcntl.LOCK_EX | fcntl.LOCK_NB))
    try:
        fcntl.flock(g, 0)
    except OSError as error:
        print(error)
