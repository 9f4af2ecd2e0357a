"""All functions on a pipe."""
import os
import termios
from _terminal import attempt, terminal

read, write = os.pipe()
own = termios.tcgetattr(terminal)
attempt(termios.tcgetattr, read)
attempt(termios.tcsetattr, read, termios.TCSANOW, own)
attempt(termios.tcsendbreak, read, 0)
attempt(termios.tcdrain, read)
attempt(termios.tcflush, read, termios.TCIFLUSH)
attempt(termios.tcflow, read, termios.TCOON)
attempt(termios.tcgetwinsize, read)
attempt(termios.tcsetwinsize, read, (1, 2))
os.close(read)
attempt(termios.tcdrain, read)
os.close(write)
