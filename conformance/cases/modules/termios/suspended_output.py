"""Output waits while `tcflow` has suspended it."""
import os
import select
import termios
from _terminal import main, terminal

termios.tcflow(terminal, termios.TCOOFF)
os.set_blocking(terminal, False)
try:
    print(os.write(terminal, b"waiting"))
except BlockingIOError as error:
    print(error.strerror)
print(select.select([main], [], [], 0)[0])
termios.tcflow(terminal, termios.TCOON)
print(os.write(terminal, b"goes on"), os.read(main, 100))
