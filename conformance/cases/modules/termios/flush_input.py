"""`tcflush` throws away what has not been read."""
import os
import select
import termios
from _terminal import attempt, main, terminal

for queue in (termios.TCIFLUSH, termios.TCIOFLUSH, termios.TCOFLUSH):
    os.write(main, b"typed\n")
    attempt(termios.tcflush, terminal, queue)
    print(select.select([terminal], [], [], 0)[0] == [terminal])
attempt(termios.tcflush, terminal, 99)
attempt(termios.tcflush, terminal, "x")
attempt(termios.tcflush, terminal)
attempt(termios.tcflush, terminal, 2**40)
