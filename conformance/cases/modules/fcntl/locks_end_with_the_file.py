import fcntl, os, tempfile

with tempfile.NamedTemporaryFile() as f:
    g = open(f.name, "r+b")
    fcntl.flock(g, fcntl.LOCK_EX)
    other = os.dup(g.fileno())
    g.close()
    try:
        fcntl.flock(f, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        print("still locked", error.errno)
    os.close(other)
    print(fcntl.flock(f, fcntl.LOCK_EX | fcntl.LOCK_NB))
    child = os.fork()
    if child == 0:
        try:
            fcntl.flock(f, fcntl.LOCK_EX | fcntl.LOCK_NB)
            os._exit(5)
        finally:
            os._exit(6)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
