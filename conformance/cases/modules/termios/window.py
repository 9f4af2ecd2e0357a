import os, termios
main, terminal = os.openpty()
print(termios.tcgetwinsize(terminal), termios.tcsetwinsize(terminal, (3, 4)), termios.tcgetwinsize(main), os.get_terminal_size(terminal))
for size in (3,), (3, 100000), (-1, 2), 5, ("a", 1), [7, 8]:
    try:
        print(termios.tcsetwinsize(terminal, size), termios.tcgetwinsize(terminal))
    except Exception as error:
        print(type(error).__name__, error)
