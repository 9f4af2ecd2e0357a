import fcntl, os, sys

events = []
sys.addaudithook(lambda event, args: events.append((event, args[1:])) if event.startswith("fcntl.") else None)
r, w = os.pipe()
fcntl.fcntl(r, fcntl.F_GETFD)
fcntl.fcntl(r, fcntl.F_SETFD, 1)
fcntl.ioctl(r, 0x541B, b"1234")
try:
    fcntl.flock(r, fcntl.LOCK_UN)
except OSError:
    pass
try:
    fcntl.lockf(r, fcntl.LOCK_UN, 1, 2, 0)
except OSError:
    pass
for event in events:
    print(*event)
