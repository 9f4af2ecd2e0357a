import os, termios
main, terminal = os.openpty()
own = termios.tcgetattr(terminal)
print(own[:2], own[3:])
own[3] &= ~(termios.ICANON | termios.ECHO)
own[6][termios.VMIN], own[6][termios.VTIME], own[6][termios.VINTR] = 1, b"\x02", b"\x1d"
print(termios.tcsetattr(terminal, termios.TCSANOW, own))
print(termios.tcgetattr(main)[3:])
own[4] = own[5] = termios.B9600
termios.tcsetattr(terminal, termios.TCSADRAIN, own)
print(termios.tcgetattr(terminal)[4:6])
