"""`tcflow`, `tcsendbreak` and `tcdrain`."""
import termios
from _terminal import attempt, main, terminal

for action in (termios.TCOOFF, termios.TCOON, termios.TCIOFF, termios.TCION):
    attempt(termios.tcflow, terminal, action)
attempt(termios.tcflow, terminal, 99)
attempt(termios.tcflow, terminal, "x")
attempt(termios.tcflow, terminal)
attempt(termios.tcsendbreak, terminal)
attempt(termios.tcsendbreak, terminal, "x")
attempt(termios.tcsendbreak, terminal, 2**40)
attempt(termios.tcdrain)
attempt(termios.tcdrain, terminal, 1)
