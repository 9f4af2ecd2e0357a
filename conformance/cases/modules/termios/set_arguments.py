"""What `tcsetattr` refuses."""
import termios
from _terminal import attempt, terminal

own = termios.tcgetattr(terminal)
attempt(termios.tcsetattr)
attempt(termios.tcsetattr, terminal, 0)
attempt(termios.tcsetattr, terminal, 0, own, 1)
attempt(termios.tcsetattr, terminal, "x", own)
attempt(termios.tcsetattr, terminal, 77, own)
attempt(termios.tcsetattr, terminal, 0, tuple(own))
attempt(termios.tcsetattr, terminal, 0, own[:6])
attempt(termios.tcsetattr, terminal, 0, own + [1])
attempt(termios.tcsetattr, terminal, 0, None)
for index in range(6):
    for wrong in ("x", None, 1.5, 2**70):
        changed = list(own)
        changed[index] = wrong
        attempt(termios.tcsetattr, terminal, 0, changed)
for wrong in ((), [], own[6][:-1], tuple(own[6]), own[6] + [b"a"]):
    attempt(termios.tcsetattr, terminal, 0, own[:6] + [wrong])
