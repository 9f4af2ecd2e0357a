"""Descriptors, and objects that have one."""
import os
import termios
from _terminal import attempt, main, terminal


class HasOne:
    def fileno(self):
        return terminal


class HasText:
    def fileno(self):
        return "text"


expected = termios.tcgetattr(terminal)
with open(terminal, "rb", closefd=False, buffering=0) as file:
    print(termios.tcgetattr(file) == expected)
print(termios.tcgetattr(HasOne()) == expected)
for wrong in (HasText(), object(), "0", None, -1, 2**40, 1.5, b"0"):
    attempt(termios.tcgetattr, wrong)
