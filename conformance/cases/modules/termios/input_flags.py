"""Flags of input that are set and read again."""
import termios
from _terminal import terminal

for name in "IGNBRK BRKINT IGNPAR PARMRK INPCK ISTRIP INLCR IGNCR ICRNL IXON IXANY IXOFF IMAXBEL".split():
    own = termios.tcgetattr(terminal)
    bit = getattr(termios, name)
    own[0] ^= bit
    termios.tcsetattr(terminal, termios.TCSANOW, own)
    print(name, oct(bit), termios.tcgetattr(terminal)[0] & bit == own[0] & bit)
