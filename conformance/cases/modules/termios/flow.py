import os, termios, tty
main, terminal = os.openpty()
print(termios.tcflush(terminal, termios.TCIOFLUSH), termios.tcflow(terminal, termios.TCOON), termios.tcdrain(terminal), termios.tcsendbreak(terminal, 0))
before = tty.setraw(terminal)
print(termios.tcgetattr(terminal)[:2], before[:2])
tty.setcbreak(terminal)
print(termios.tcgetattr(terminal)[3], termios.error.__mro__, termios.error.__module__)
