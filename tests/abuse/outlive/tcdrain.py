# ends: time; allow: Files, Process
import os, termios
master, slave = os.openpty()
os.set_blocking(slave, False)
try:
    while True:
        os.write(slave, bytes(1024))
except BlockingIOError:
    pass
os.set_blocking(slave, True)
termios.tcdrain(slave)
os.write(slave, bytes(1 << 20))
