"""What `tcgetattr` returns."""
import termios
from _terminal import main, terminal

own = termios.tcgetattr(terminal)
print(type(own), len(own), [type(item).__name__ for item in own])
print(len(own[6]), {type(item).__name__ for item in own[6]}, {len(item) for item in own[6]})
print(own == termios.tcgetattr(terminal), own is termios.tcgetattr(terminal))
print(own[6][termios.VINTR], own[6][termios.VEOF], own[6][termios.VERASE], termios.NCCS)
