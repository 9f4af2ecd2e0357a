import os, termios
main, terminal = os.openpty()
def attempt(function, *args):
    try:
        print(function(*args))
    except Exception as error:
        print(type(error).__name__, error, error.args)
attempt(termios.tcgetattr, 9999); attempt(termios.tcgetattr, "a"); attempt(termios.tcgetattr)
for attributes in 5, [1], [0] * 6 + [5], [0] * 6 + [[1]], ["a"] * 6 + [[0] * 32]:
    attempt(termios.tcsetattr, terminal, 0, attributes)
own = termios.tcgetattr(terminal)
for value in "x", b"xx", None:
    own[6][0] = value
    attempt(termios.tcsetattr, terminal, 0, own)
attempt(termios.tcsetattr, terminal, 99, termios.tcgetattr(terminal)); attempt(termios.tcflush, terminal, 77); attempt(termios.tcgetwinsize, 9999)
