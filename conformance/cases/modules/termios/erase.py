"""The characters that erase."""
import os
import termios
from _terminal import main, terminal

own = termios.tcgetattr(terminal)
own[3] &= ~termios.ECHO
own[6][termios.VERASE], own[6][termios.VKILL] = b"#", b"@"
termios.tcsetattr(terminal, termios.TCSANOW, own)
os.write(main, b"abx#c\n")
print(os.read(terminal, 100))
os.write(main, b"wrong@right\n")
print(os.read(terminal, 100))
print(termios.tcgetattr(terminal)[6][termios.VERASE], termios.tcgetattr(terminal)[6][termios.VKILL])
