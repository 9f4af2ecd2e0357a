"""`tty.setraw`, `tty.cfmakeraw` and `tty.setcbreak`."""
import termios
import tty
from _terminal import terminal

before = termios.tcgetattr(terminal)
print(tty.setraw(terminal) == before)
raw = termios.tcgetattr(terminal)
print([oct(old & ~new) for old, new in zip(before[:4], raw[:4])], raw[6][termios.VMIN], raw[6][termios.VTIME])
termios.tcsetattr(terminal, termios.TCSANOW, before)
print(termios.tcgetattr(terminal) == before)
tty.setcbreak(terminal, termios.TCSANOW)
print([oct(old ^ new) for old, new in zip(before[:4], termios.tcgetattr(terminal)[:4])])
