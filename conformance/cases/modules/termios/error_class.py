"""`termios.error`."""
import termios
from _terminal import attempt

print(termios.error.__mro__, termios.error.__module__, termios.error.__name__)
try:
    termios.tcgetattr(9999)
except termios.error as error:
    print(error.args, str(error), repr(error), isinstance(error, OSError))
print(termios.error(1, 2).args, str(termios.error("text")))
print(issubclass(termios.error, Exception), hasattr(termios.error(), "errno"))
