"""Speeds of input and output."""
import termios
from _terminal import attempt, terminal

for name in "B50 B300 B1200 B9600 B38400 B57600 B115200".split():
    own = termios.tcgetattr(terminal)
    own[4] = own[5] = getattr(termios, name)
    attempt(termios.tcsetattr, terminal, termios.TCSANOW, own)
    print(name, termios.tcgetattr(terminal)[4:6] == [getattr(termios, name)] * 2)
for wrong in ("x", None, 1.5, 2**70):
    own[4] = own[5] = wrong
    attempt(termios.tcsetattr, terminal, termios.TCSANOW, own)
