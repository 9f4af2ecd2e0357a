import termios
print({name: value for name, value in sorted(vars(termios).items()) if isinstance(value, int)})
