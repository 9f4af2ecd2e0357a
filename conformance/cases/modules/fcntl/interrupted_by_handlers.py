import fcntl, os, signal, tempfile, time

with tempfile.NamedTemporaryFile() as f, open(f.name, "r+b") as g:
    fcntl.flock(f, fcntl.LOCK_EX)
    def handler(signum, frame):
        raise TimeoutError("from the handler")
    signal.signal(signal.SIGALRM, handler)
    signal.setitimer(signal.ITIMER_REAL, 0.1)
    try:
        fcntl.flock(g, fcntl.LOCK_EX)
    except TimeoutError as error:
        print(error)
    def releasing(signum, frame):
        print("handler")
        fcntl.flock(f, fcntl.LOCK_UN)
    signal.signal(signal.SIGALRM, releasing)
    signal.setitimer(signal.ITIMER_REAL, 0.1)
    print(fcntl.flock(g, fcntl.LOCK_EX))
