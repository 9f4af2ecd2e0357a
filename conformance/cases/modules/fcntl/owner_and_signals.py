import fcntl, os, signal

r, w = os.pipe()
print(fcntl.fcntl(r, fcntl.F_GETOWN), fcntl.fcntl(r, fcntl.F_SETOWN, os.getpid()), fcntl.fcntl(r, fcntl.F_GETOWN) == os.getpid())
print(fcntl.fcntl(r, fcntl.F_GETSIG), fcntl.fcntl(r, fcntl.F_SETSIG, signal.SIGUSR1), fcntl.fcntl(r, fcntl.F_GETSIG) == signal.SIGUSR1)
got = []
signal.signal(signal.SIGUSR1, lambda *args: got.append(args[0]))
fcntl.fcntl(r, fcntl.F_SETFL, os.O_ASYNC | os.O_NONBLOCK)
os.write(w, b"x")
for _ in range(100):
    pass
print(got == [signal.SIGUSR1])
