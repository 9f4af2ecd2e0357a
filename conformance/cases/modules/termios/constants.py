import termios
print({name: value for name, value in sorted(vars(termios).items()) if isinstance(value, int)})
print(termios.error.__mro__, termios.__name__)
print([name for name in sorted(vars(termios)) if callable(getattr(termios, name)) and name[0] != "_"])
