"""The module's functions."""
import termios

for name in sorted(name for name in dir(termios) if name.startswith("tc")):
    function = getattr(termios, name)
    print(name, function.__text_signature__, type(function).__name__, function.__module__)
