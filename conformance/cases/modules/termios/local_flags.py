"""Echo, lines and signals: what comes through a terminal."""
import os
import termios
from _terminal import main, terminal

os.write(main, b"line\r")
print(os.read(terminal, 100), os.read(main, 100))
own = termios.tcgetattr(terminal)
own[3] &= ~(termios.ECHO | termios.ICANON)
own[6][termios.VMIN], own[6][termios.VTIME] = 1, 0
termios.tcsetattr(terminal, termios.TCSAFLUSH, own)
os.write(main, b"x")
print(os.read(terminal, 100))
own[3] |= termios.ECHO
termios.tcsetattr(terminal, termios.TCSAFLUSH, own)
os.write(main, b"\x01y")
print(os.read(terminal, 100), os.read(main, 100))
