"""The function that runs in the child before the program."""
import os
from _run import attempt, output, run

print(output(b"umask; pwd", preexec=lambda: (os.umask(0o27), os.chdir("/"))))


def fails():
    raise ValueError("not told to anyone")


print(run([b"sh", b"-c", b"exit 3"], [b"/bin/sh"], preexec=fails))
print(run([b"sh"], [b"/bin/sh"], preexec=lambda: os._exit(9)))
attempt(run, [b"true"], [b"/bin/true"], preexec=5)
