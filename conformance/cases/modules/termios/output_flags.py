"""Flags of output, and what they do to text."""
import os
import termios
from _terminal import main, terminal


def through(text):
    os.write(terminal, text)
    return os.read(main, 100)


print(through(b"a\nb"))
own = termios.tcgetattr(terminal)
own[1] &= ~termios.ONLCR
termios.tcsetattr(terminal, termios.TCSADRAIN, own)
print(through(b"a\nb"))
own[1] |= termios.OLCUC
termios.tcsetattr(terminal, termios.TCSADRAIN, own)
print(through(b"abC"))
own[1] &= ~termios.OPOST
termios.tcsetattr(terminal, termios.TCSADRAIN, own)
print(through(b"abC\n"))
