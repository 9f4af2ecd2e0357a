"""Control characters as bytes and, without lines, as numbers."""
import termios
from _terminal import attempt, terminal

own = termios.tcgetattr(terminal)
own[6][termios.VINTR], own[6][termios.VQUIT], own[6][termios.VSUSP] = b"\x00", b"\xff", 7
attempt(termios.tcsetattr, terminal, termios.TCSANOW, own)
print(termios.tcgetattr(terminal)[6][:11])
for wrong in (b"", b"ab", "a", None, 1.5, -1, 256, bytearray(b"a"), [1], True):
    own[6][termios.VINTR] = wrong
    attempt(termios.tcsetattr, terminal, termios.TCSANOW, own)
    print(termios.tcgetattr(terminal)[6][termios.VINTR])
own = termios.tcgetattr(terminal)
own[3] &= ~termios.ICANON
termios.tcsetattr(terminal, termios.TCSANOW, own)
print(termios.tcgetattr(terminal)[6][termios.VMIN], termios.tcgetattr(terminal)[6][termios.VTIME])
