"""The size of a window, seen from both ends."""
import os
import signal
import termios
from _terminal import attempt, main, terminal

print(termios.tcgetwinsize(terminal), type(termios.tcgetwinsize(terminal)))
for size in ((24, 80), (0, 0), (65535, 65535), [25, 81], (True, False), range(3, 5)):
    attempt(termios.tcsetwinsize, main, size)
    print(termios.tcgetwinsize(terminal), os.get_terminal_size(terminal))
for wrong in ((1, 2, 3), (), (65536, 1), (1, -1), ("a", 1), (1.5, 1), None, "ab", {1: 2, 3: 4}, (2**70, 1)):
    attempt(termios.tcsetwinsize, terminal, wrong)
attempt(termios.tcsetwinsize, terminal)
attempt(termios.tcgetwinsize)
